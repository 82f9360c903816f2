#include <array>
#include <utility>

#include "core/exchange/envelope.hpp"
#include "tools/cli/crypto_openssl.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/sealed.hpp"

namespace asah::cli {
namespace {

constexpr std::array kEncryptOptions{
    OptionSpec{"--for", "FILE",
               {"untuk kunci segel ruang kerja atau paket itu, tanpa kata sandi",
                "for the sealing key of that workspace or packet, without a passphrase"}},
    kOutOption,
};
constexpr std::array kDecryptOptions{
    OptionSpec{"--key", "FILE",
               {"ruang kerja yang memegang kunci segelnya; kata sandinya adalah milik kunci itu",
                "the workspace that holds the sealing key; the passphrase is that key's"}},
    kOutOption,
};

/// None after telling why.
std::optional<exchange::CryptoFlow> begin(const Args& args, std::string plain, Console& console) {
  auto seed = new_seed();
  if (!seed) {
    tell_fault(args.words()[0], seed.error(), console);
    return std::nullopt;
  }
  if (!args.has("--for")) {
    const auto passphrase = read_passphrase(true, console);
    if (!passphrase) return std::nullopt;
    return exchange::seal_flow(std::move(plain), *passphrase, *seed);
  }
  const std::string path = args.get("--for");
  const auto holder = open_document(path, console);
  if (!holder) return std::nullopt;
  const model::WorkspaceKey* key = exchange::sealing_key(holder->dataset.keys);
  if (key == nullptr) {
    tell_fault(path, {base::ErrorCode::NoKey, {}, {}}, console);
    return std::nullopt;
  }
  return exchange::seal_for_flow(std::move(plain), *key, *seed);
}

Exit run_encrypt(const Args& args, Console& console) {
  const std::string& path = args.words()[0];
  std::string bytes;
  if (!read_bytes(path, bytes, console)) return Exit::Findings;
  if (exchange::is_envelope(bytes)) {
    console.complain(path + ": " + std::string(console.text({"berkas ini sudah tersandi",
                                                             "this file is encrypted already"})));
    return Exit::Findings;
  }
  auto flow = begin(args, std::move(bytes), console);
  if (!flow) return Exit::Findings;
  const auto sealed = run_flow(*std::move(flow));
  if (!sealed) {
    tell_fault(path, sealed.error(), console);
    return Exit::Findings;
  }
  return write_bytes(args.get("--output"), *sealed, console) ? Exit::Fine : Exit::Findings;
}

Exit run_decrypt(const Args& args, Console& console) {
  const std::string& path = args.words()[0];
  std::string bytes;
  if (!read_bytes(path, bytes, console)) return Exit::Findings;
  if (!exchange::is_envelope(bytes)) {
    console.complain(path + ": " + std::string(console.text({"berkas ini tidak tersandi",
                                                             "this file is not encrypted"})));
    return Exit::Findings;
  }
  if (!open_sealed(path, args.get("--key"), bytes, console)) return Exit::Findings;
  return write_bytes(args.get("--output"), bytes, console) ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kEncrypt{
    "encrypt",
    "FILE [--for FILE] -o OUT",
    {"Sandikan berkas dengan kata sandi, atau segel untuk sebuah kunci",
     "Encrypt a file with a passphrase, or seal it for a key"},
    {"Hasilnya sama dengan yang ditulis aplikasi (.asn.enc). Kata sandi: --passphrase-file, "
     "ASAH_PASSPHRASE, atau dari terminal; paling sedikit 10 huruf.",
     "The result is what the application writes (.asn.enc). Passphrase: --passphrase-file, "
     "ASAH_PASSPHRASE, or from the terminal; at least 10 characters."},
    kEncryptOptions,
    1,
    1,
    run_encrypt,
};

const Command kDecrypt{
    "decrypt",
    "FILE [--key WORKSPACE] -o OUT",
    {"Buka berkas tersandi", "Open an encrypted file"},
    {"Berkas yang diubah, terpotong, atau berkata sandi lain disebut apa adanya; tidak ada yang "
     "ditulis.",
     "A file that was changed, cut short or has another passphrase is named as such; nothing is "
     "written."},
    kDecryptOptions,
    1,
    1,
    run_decrypt,
};

}  // namespace asah::cli
