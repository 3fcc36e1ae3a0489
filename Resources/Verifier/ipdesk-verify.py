#!/usr/bin/env python3
"""Verifies seals of a register and proofs of its events, with nothing but Python.

usage: ipdesk-verify.py seal NOTE [KEY.pub]
       ipdesk-verify.py proof PROOF [KEY.pub]
       ipdesk-verify.py growth PATH EARLIER LATER

Sources: RFC 9162, 2.1 (trees and proofs), RFC 8032, 5.1.7 (Ed25519), C2SP signed-note, tlog-checkpoint and tlog-proof.
Exit codes: 0 it holds, 1 it does not, 2 wrong usage.
"""
import base64
import hashlib
import sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def b64(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("base64 that is not written as it should")
    return raw

def point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if (x * x - x2) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, a):
    result = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = add(result, a)
        a, n = add(a, a), n >> 1
    return result

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, text, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0

def head(note, key=None):
    """(origin, size, root) of a note, whose signature by the key holds."""
    text, border, rest = note.rpartition("\n\n")
    lines, text = text.split("\n"), (text + "\n").encode()
    is_count = len(lines) > 2 and lines[1].isdigit() and str(int(lines[1])) == lines[1]
    if not border or not is_count or len(b64(lines[2])) != 32:
        raise ValueError("no seal")
    if key is not None and not any(by(line, key, text) for line in rest.splitlines()):
        raise ValueError("the key has not signed the seal")
    return lines[0], int(lines[1]), b64(lines[2])

def by(line, key, text):
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—":
        return False
    raw = b64(parts[2])
    name = hashlib.sha256(parts[1].encode() + b"\n\x01" + key).digest()[:4]
    return len(raw) == 68 and raw[:4] == name and signed(key, text, raw[4:])

def join(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()

def walk(place, last, old, new, path):
    for step in path:
        if last == 0 or len(step) != 32:
            raise ValueError("the path is too long")
        if place & 1 or place == last:
            old, new = join(step, old), join(step, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = join(new, step)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("the path is too short")
    return old, new

def proof(words, key=None):
    """The bytes of the event that the proof leads from; it holds when this returns."""
    start, _, note = words.partition("\n\n")
    lines = start.split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("extra ") or not lines[2].startswith("index "):
        raise ValueError("no proof")
    event, index = b64(lines[1][6:]), int(lines[2][6:])
    _, size, root = head(note, key)
    if not 0 <= index < size or str(index) != lines[2][6:]:
        raise ValueError("no place under the seal")
    leaf = hashlib.sha256(b"\x00" + event).digest()
    if walk(index, size - 1, leaf, leaf, [b64(line) for line in lines[3:]])[1] != root:
        raise ValueError("the event does not stand under the seal")
    return event

def growth(words, earlier, later):
    """Holds when it returns: the later seal goes on from the earlier one."""
    lines = words.splitlines()
    (name, first, old), (other, size, new) = head(earlier), head(later)
    path = [b64(line) for line in lines[1:]]
    if lines[0] != "ipdesk growth, version 1" or name != other or not 0 < first <= size:
        raise ValueError("not of one register, or not in this order")
    if first == size:
        if path or old != new:
            raise ValueError("two seals of one size differ")
        return
    if first & (first - 1) == 0:
        path.insert(0, old)
    place, last = first - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if not path or walk(place, last, path[0], path[0], path[1:]) != (old, new):
        raise ValueError("the later seal does not go on from the earlier one")

def main(words):
    kinds = {"seal": (1, 2), "proof": (1, 2), "growth": (3, 3)}
    if not words or words[0] not in kinds or not kinds[words[0]][0] <= len(words) - 1 <= kinds[words[0]][1]:
        print(__doc__, file=sys.stderr)
        return 2
    texts = [open(name, encoding="utf-8", newline="").read() for name in words[1:]]
    try:
        key = b64(texts[1].splitlines()[-1])[10:] if words[0] != "growth" and len(texts) > 1 else None
        if words[0] == "growth":
            print(growth(*texts) or "The later seal goes on from the earlier one.")
        elif words[0] == "proof":
            print(proof(texts[0], key).decode())
        else:
            print("{}: {} events".format(*head(texts[0], key)))
    except (ValueError, IndexError) as fault:
        sys.exit(f"It does not hold: {fault}")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
