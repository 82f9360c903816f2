#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

Exit run_convert(const Args& args, Console& console) {
  const auto document = open_document(args.words()[0], console);
  if (!document) return Exit::Findings;
  const std::string bytes =
      exchange::write_document(document->dataset, document->header.given);
  return write_bytes(args.words()[1], bytes, console) ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kConvert{
    "convert",
    "IN OUT",
    {"Tulis ulang dalam bentuk baku skema terbaru", "Rewrite in canonical form, newest schema"},
    {"Berkas skema lama dimutakhirkan; kepala berkas (waktu, kantor, penulis) tetap.",
     "A file of an older schema is brought up to date; its header (time, office, author) stays."},
    {},
    2,
    2,
    run_convert,
};

}  // namespace asah::cli
