#include <algorithm>
#include <array>
#include <utility>

#include "tools/cli/files.hpp"
#include "tools/cli/json_rows.hpp"

namespace asah::cli {
namespace {

constexpr std::array kOptions{kJsonOption};

std::size_t count_of(const std::vector<base::Finding>& findings, base::Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &base::Finding::severity));
}

void print_json(const std::vector<base::Finding>& findings, Console& console) {
  JsonList list;
  for (const base::Finding& finding : findings) {
    list.add(JsonObject()
                 .text("severity", base::severity_text(finding.severity))
                 .text("code", base::error_code_text(finding.error.code))
                 .text("where", finding.error.where)
                 .text("message", base::describe(finding.error, console.indonesian()))
                 .take());
  }
  std::string rows = list.take();
  rows.pop_back();
  const auto count = [&](base::Severity severity) {
    return static_cast<std::int64_t>(count_of(findings, severity));
  };
  console.print(JsonObject()
                    .whole("errors", count(base::Severity::Error))
                    .whole("warnings", count(base::Severity::Warning))
                    .whole("infos", count(base::Severity::Info))
                    .raw("findings", rows)
                    .take() +
                '\n');
}

void print_lines(const std::vector<base::Finding>& findings, Console& console) {
  for (const base::Finding& finding : findings) {
    console.say(fault_line(finding.severity, finding.error, console));
  }
  const auto number = [&](base::Severity severity) {
    return std::to_string(count_of(findings, severity));
  };
  console.say(number(base::Severity::Error) +
              std::string(console.text({" kesalahan, ", " errors, "})) +
              number(base::Severity::Warning) +
              std::string(console.text({" peringatan", " warnings"})));
}

Exit run_validate(const Args& args, Console& console) {
  std::string bytes;
  if (!read_document_bytes(args.words()[0], bytes, console)) return Exit::Findings;
  std::vector<base::Finding> findings;
  if (auto document = exchange::read_document(bytes)) {
    findings = std::move(document->findings);
  } else {
    findings.push_back({base::Severity::Error, document.error()});
  }
  if (args.has("--json")) {
    print_json(findings, console);
  } else {
    print_lines(findings, console);
  }
  return base::has_errors(findings) ? Exit::Findings : Exit::Fine;
}

}  // namespace

const Command kValidate{
    "validate",
    "FILE [--json]",
    {"Periksa berkas ruang kerja: bentuk, isi, dan hubungan antarcatatan",
     "Check a workspace file: form, content, and how records refer to each other"},
    {},
    kOptions,
    1,
    1,
    run_validate,
};

}  // namespace asah::cli
