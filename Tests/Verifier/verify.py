"""A second verifier of certificates: Ed25519 (RFC 8032) and SHA-256, nothing of ipdesk.

verify.py KEY PAPERS: KEY is the line of a minisign public key, PAPERS has one paper a line in base64. Prints good or bad.
"""
import base64, hashlib, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover(y, sign):
    """The x of a point, or None."""
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = add(q, p)
        p, s = add(p, p), s >> 1
    return q


def point(bytes32):
    n = int.from_bytes(bytes32, "little")
    y = n & ((1 << 255) - 1)
    x = recover(y, n >> 255)
    return None if x is None else (x, y, 1, x * y % P)


GY = 4 * pow(5, P - 2, P) % P
GX = recover(GY, 0)
G = (GX, GY, 1, GX * GY % P)


def verifies(key, message, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or len(signature) != 64:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, G), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def judge(key, paper):
    token, _, content = paper.partition(b"\n")
    fields = token.decode().split(":")
    if len(fields) != 6 or fields[0] != "IPDESK2":
        return False
    _, office, number, digest, name, signature = fields
    lines = dict(line.split("\t", 1) for line in content.decode().split("\n")[1:6])
    if lines["office"] != office or lines["number"] != number:
        return False
    if hashlib.sha256(content).hexdigest() != digest:
        return False
    if bytes.fromhex(name)[::-1] != key[2:10]:
        return False
    signed = f"ipdesk certificate 2\n{office}\n{number}\n{digest}\n".encode()
    return verifies(key[10:], signed, base64.b64decode(signature))


key = base64.b64decode(sys.argv[1])
for line in open(sys.argv[2]):
    print("good" if judge(key, base64.b64decode(line)) else "bad")
