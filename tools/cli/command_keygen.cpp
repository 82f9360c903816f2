#include <array>
#include <utility>

#include "core/base/id.hpp"
#include "core/exchange/envelope.hpp"
#include "tools/cli/crypto_openssl.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/sealed.hpp"

namespace asah::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"--key-passphrase-file", "FILE",
               {"kata sandi kunci: baris pertama FILE; tanpa ini --passphrase-file",
                "the key's passphrase: first line of FILE; without it --passphrase-file"}},
    OptionSpec{"--by", "NAME", {"siapa yang membuatnya", "who makes it"}},
    kOutOption,
    kTodayOption,
};

/// A pair of keys whose private half is under the passphrase; id, made and by are not set.
base::Result<model::WorkspaceKey> make_key(const std::string& passphrase) {
  // Before a pair is made for nothing.
  if (auto good = exchange::check_passphrase(passphrase); !good) {
    return std::unexpected(good.error());
  }
  const auto seed = new_seed();
  if (!seed) return std::unexpected(seed.error());
  const auto pair = run_flow(exchange::make_pair_flow());
  if (!pair) return std::unexpected(pair.error());
  const auto sealed =
      run_flow(exchange::seal_flow(pair->substr(exchange::kPointBytes), passphrase, *seed));
  if (!sealed) return std::unexpected(sealed.error());
  return exchange::key_of(*pair, *sealed);
}

/// The key follows from chance, and its identity from the key.
model::WorkspaceKeyId identity_of(const model::WorkspaceKey& key, const model::Dataset& dataset) {
  std::uint64_t id = base::hash_id(key.public_part, dataset.workspace.value);
  while (id == 0 || dataset.keys.find({id}) != nullptr) id = base::mix_id(id, 1);
  return {id};
}

Exit run_keygen(const Args& args, Console& console) {
  const std::string& path = args.words().front();
  const auto today = read_today(args, console);
  if (!today) return Exit::Usage;
  auto document = open_document(path, console);
  if (!document) return Exit::Findings;
  const auto passphrase = args.has("--key-passphrase-file")
                              ? read_passphrase_file(args.get("--key-passphrase-file"), console)
                              : read_passphrase(true, console);
  if (!passphrase) return Exit::Findings;
  auto key = make_key(*passphrase);
  if (!key) {
    tell_fault(path, key.error(), console);
    return Exit::Findings;
  }
  key->id = identity_of(*key, document->dataset);
  key->made = *today;
  key->by = args.get("--by");
  document->dataset.keys.insert(std::move(*key));
  const bool saved = save_document(args.get("--output"), document->dataset,
                                   document->header.given, args, console);
  return saved ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kKeygen{
    "keygen",
    "FILE [--key-passphrase-file FILE] [--by NAME] -o OUT",
    {"Buat kunci segel untuk balasan paket", "Make a sealing key for the returns of packets"},
    {"Separuh rahasianya disimpan dalam ruang kerja di bawah kata sandi, yang diminta setiap kali "
     "balasan tersegel dibuka. Paket baru memakai kunci terakhir (split --seal).",
     "Its secret half is kept in the workspace under a passphrase, which is asked for whenever "
     "sealed returns are opened. New packets use the latest key (split --seal)."},
    kOptions,
    1,
    1,
    run_keygen,
};

}  // namespace asah::cli
