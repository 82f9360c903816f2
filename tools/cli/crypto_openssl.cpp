#include "tools/cli/crypto_openssl.hpp"

#include <utility>

#if !defined(__EMSCRIPTEN__)
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <array>
#include <climits>
#include <memory>
#endif

namespace asah::cli {

using base::ErrorCode;
using base::fail;
using base::Result;
using exchange::CryptoRequest;

#if defined(__EMSCRIPTEN__)

bool has_crypto() { return false; }

Result<std::string> run_crypto(const CryptoRequest&) {
  return fail(ErrorCode::CryptoUnavailable, {}, {"Node"});
}

Result<exchange::SealSeed> new_seed() { return fail(ErrorCode::CryptoUnavailable, {}, {"Node"}); }

#else

namespace {

constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kDerivedBytes = 64;
constexpr std::size_t kKeyBytes = 32;
constexpr const char* kCurve = "P-256";

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* held) const {
    Free(held);
  }
};
template <class T, auto Free>
using Held = std::unique_ptr<T, Freer<Free>>;
using Key = Held<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using CipherContext = Held<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

std::unexpected<base::Error> broken() {
  return fail(ErrorCode::CryptoUnavailable, {}, {"OpenSSL"});
}
std::unexpected<base::Error> refused() { return fail(ErrorCode::SealChanged); }

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Result<std::string> derive_bits(const CryptoRequest& request) {
  std::string out(kDerivedBytes, '\0');
  const int done = PKCS5_PBKDF2_HMAC(request.secret.data(), static_cast<int>(request.secret.size()),
                                     bytes_of(request.salt), static_cast<int>(request.salt.size()),
                                     static_cast<int>(request.iterations), EVP_sha256(),
                                     static_cast<int>(out.size()), bytes_of(out));
  if (done != 1) return broken();
  return out;
}

Result<std::string> make_pair() {
  const Key key(EVP_EC_gen(kCurve));
  if (!key) return broken();
  std::string point(exchange::kPointBytes, '\0');
  std::size_t length = 0;
  EVP_PKEY_set_utf8_string_param(key.get(), OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT,
                                 "uncompressed");
  if (EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY,
                                      bytes_of(point), point.size(), &length) != 1 ||
      length != point.size()) {
    return broken();
  }
  const Held<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(EVP_PKEY2PKCS8(key.get()));
  if (!info) return broken();
  const int size = i2d_PKCS8_PRIV_KEY_INFO(info.get(), nullptr);
  if (size <= 0) return broken();
  std::string out = point + std::string(static_cast<std::size_t>(size), '\0');
  unsigned char* at = bytes_of(out) + point.size();
  if (i2d_PKCS8_PRIV_KEY_INFO(info.get(), &at) != size) return broken();
  return out;
}

/// Null when it is no private key of the curve.
Key private_key(const std::string& pkcs8) {
  const unsigned char* at = bytes_of(pkcs8);
  const Held<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> info(
      d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(pkcs8.size())));
  return Key(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
}

/// Null when the point is not on the curve.
Key public_key(const std::string& point) {
  const Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(OSSL_PARAM_BLD_new());
  if (!build) return nullptr;
  OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, kCurve, 0);
  OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                   point.size());
  const Held<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(build.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return Key(key);
}

Result<std::string> hkdf(std::string& shared, const CryptoRequest& request) {
  const Held<EVP_KDF, EVP_KDF_free> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  if (!kdf) return broken();
  const Held<EVP_KDF_CTX, EVP_KDF_CTX_free> context(EVP_KDF_CTX_new(kdf.get()));
  std::string salt = request.salt;
  std::string info = request.info;
  std::string digest = "SHA256";
  const std::array params{
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, shared.data(), shared.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), salt.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
      OSSL_PARAM_construct_end()};
  std::string out(kKeyBytes, '\0');
  if (!context || EVP_KDF_derive(context.get(), bytes_of(out), out.size(), params.data()) != 1) {
    return broken();
  }
  return out;
}

Result<std::string> agree_key(const CryptoRequest& request) {
  const Key own = private_key(request.secret);
  const Key other = public_key(request.data);
  if (!own || !other) return refused();
  const KeyContext context(EVP_PKEY_CTX_new(own.get(), nullptr));
  std::string shared(kKeyBytes, '\0');
  std::size_t length = shared.size();
  if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
      EVP_PKEY_derive_set_peer(context.get(), other.get()) != 1 ||
      EVP_PKEY_derive(context.get(), bytes_of(shared), &length) != 1 || length != kKeyBytes) {
    return refused();
  }
  return hkdf(shared, request);
}

/// What OpenSSL takes in one call; files are far below.
bool fits(const CryptoRequest& request) {
  return request.data.size() < INT_MAX && request.info.size() < INT_MAX &&
         request.secret.size() == kKeyBytes;
}

Result<std::string> encrypt(const CryptoRequest& request) {
  const CipherContext context(EVP_CIPHER_CTX_new());
  if (!context || !fits(request)) return broken();
  std::string out(request.data.size() + kTagBytes, '\0');
  int length = 0;
  int rest = 0;
  const bool done = EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), bytes_of(request.secret),
                                        bytes_of(request.salt), nullptr) == 1 &&
                    EVP_EncryptUpdate(context.get(), nullptr, &length, bytes_of(request.info),
                                      static_cast<int>(request.info.size())) == 1 &&
                    EVP_EncryptUpdate(context.get(), bytes_of(out), &length, bytes_of(request.data),
                                      static_cast<int>(request.data.size())) == 1 &&
                    EVP_EncryptFinal_ex(context.get(), bytes_of(out) + length, &rest) == 1 &&
                    EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes,
                                        bytes_of(out) + request.data.size()) == 1;
  if (!done) return broken();
  return out;
}

Result<std::string> decrypt(const CryptoRequest& request) {
  const CipherContext context(EVP_CIPHER_CTX_new());
  if (!context || !fits(request)) return broken();
  if (request.data.size() < kTagBytes) return refused();
  std::string out = request.data.substr(0, request.data.size() - kTagBytes);
  std::string tag = request.data.substr(out.size());
  int length = 0;
  int rest = 0;
  const bool ready =
      EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), bytes_of(request.secret),
                          bytes_of(request.salt), nullptr) == 1 &&
      EVP_DecryptUpdate(context.get(), nullptr, &length, bytes_of(request.info),
                        static_cast<int>(request.info.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1;
  if (!ready) return broken();
  const bool genuine =
      EVP_DecryptUpdate(context.get(), bytes_of(out), &length, bytes_of(request.data),
                        static_cast<int>(out.size())) == 1 &&
      EVP_DecryptFinal_ex(context.get(), bytes_of(out) + length, &rest) == 1;
  if (!genuine) return refused();
  return out;
}

}  // namespace

bool has_crypto() { return true; }

Result<std::string> run_crypto(const CryptoRequest& request) {
  switch (request.step) {
    case CryptoRequest::Step::DeriveBits:
      return derive_bits(request);
    case CryptoRequest::Step::MakePair:
      return make_pair();
    case CryptoRequest::Step::AgreeKey:
      return agree_key(request);
    case CryptoRequest::Step::Encrypt:
      return encrypt(request);
    case CryptoRequest::Step::Decrypt:
      return decrypt(request);
  }
  return broken();
}

Result<exchange::SealSeed> new_seed() {
  exchange::SealSeed seed;
  if (RAND_bytes(seed.salt.data(), static_cast<int>(seed.salt.size())) != 1 ||
      RAND_bytes(seed.nonce.data(), static_cast<int>(seed.nonce.size())) != 1) {
    return broken();
  }
  return seed;
}

#endif

Result<std::string> run_flow(exchange::CryptoFlow flow) {
  while (!flow.is_over()) flow = flow.answered(run_crypto(flow.request()));
  return flow.result();
}

}  // namespace asah::cli
