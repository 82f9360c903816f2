#include "core/exchange/packet/returns_json.hpp"

#include "core/base/id.hpp"
#include "core/exchange/json/json_write.hpp"
#include "core/exchange/merge/plan_json.hpp"

namespace asah::exchange {
namespace {

void append_texts(std::string& out, std::string_view key, std::string_view text) {
  append_key(out, key);
  append_text(out, text);
}

void append_findings(std::string& out, const std::vector<base::Finding>& findings) {
  append_key(out, "findings");
  out += '[';
  for (const base::Finding& finding : findings) {
    if (out.back() != '[') out += ',';
    out += '{';
    append_texts(out, "severity", base::severity_text(finding.severity));
    append_texts(out, "code", base::error_code_text(finding.error.code));
    append_texts(out, "where", finding.error.where);
    append_key(out, "args");
    out += '[';
    for (const std::string& arg : finding.error.args) {
      if (out.back() != '[') out += ',';
      append_text(out, arg);
    }
    out += "]}";
  }
  out += ']';
}

void append_review(std::string& out, const ReturnReview& review) {
  out += '{';
  append_texts(out, "file", review.file);
  append_texts(out, "status", return_status_text(review.status));
  append_key(out, "packet");
  append_id(out, review.packet.value);
  append_texts(out, "receiver", review.receiver);
  append_texts(out, "rater", review.rater);
  append_texts(out, "author", review.author);
  append_texts(out, "office", review.office);
  append_texts(out, "date", review.created_at);
  append_count(out, "levels_new", review.levels_new);
  append_count(out, "levels_changed", review.levels_changed);
  append_count(out, "levels_same", review.levels_same);
  append_count(out, "notes_new", review.notes_new);
  append_count(out, "outside", review.outside);
  append_key(out, "late");
  out += review.late ? "true" : "false";
  append_count(out, "branch", review.branch);
  append_findings(out, review.findings);
  out += '}';
}

}  // namespace

std::string returns_json(const ReturnsPlan& returns, const MergePlan& plan) {
  std::string out = "{";
  append_key(out, "files");
  out += '[';
  for (const ReturnReview& review : returns.reviews()) {
    out += out.back() == '[' ? "\n" : ",\n";
    append_review(out, review);
  }
  out += "\n]";
  append_key(out, "merge");
  std::string merge = plan_json(plan);
  merge.pop_back();  // the line's end
  return out + merge + "}\n";
}

}  // namespace asah::exchange
