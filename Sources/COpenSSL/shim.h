#define OPENSSL_SUPPRESS_DEPRECATED 1
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static inline long ipdesk_bio_bytes(BIO *bio, char **start) { return BIO_get_mem_data(bio, start); }

static inline X509 *ipdesk_certificate(const STACK_OF(X509) *chain, int place) { return sk_X509_value(chain, place); }
static inline STACK_OF(X509) *ipdesk_chain(void) { return sk_X509_new_null(); }
static inline int ipdesk_add(STACK_OF(X509) *chain, X509 *one) { return sk_X509_push(chain, one); }
// Frees the list alone, not what stands in it.
static inline void ipdesk_free_list(STACK_OF(X509) *chain) { sk_X509_free(chain); }

// As RFC 2253 writes names, but in the letters of every script.
static inline int ipdesk_print_name(BIO *bio, const X509_NAME *name) {
  return X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
}

static inline void ipdesk_load_engines(void) { ENGINE_load_dynamic(); }
