#include "core/change/scrub.hpp"

#include <algorithm>

namespace asah::change {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Replaces `needle` (lower-case) in `text`; as whole words only where `words`.
bool replace_all(std::string& text, std::string_view needle, bool words) {
  if (needle.empty() || text.size() < needle.size()) return false;
  const std::string folded = words ? lower(text) : std::string();
  const std::string_view haystack = words ? std::string_view(folded) : std::string_view(text);
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = haystack.find(needle); at != std::string_view::npos;
       at = haystack.find(needle, at + 1)) {
    const std::size_t end = at + needle.size();
    const bool inside = (at > 0 && is_word(haystack[at - 1])) ||
                        (end < haystack.size() && is_word(haystack[end]));
    if (at < done || (words && inside)) continue;
    out.append(text, done, at - done);
    out += kNameless;
    done = end;
  }
  if (done == 0) return false;
  out.append(text, done);
  text = std::move(out);
  return true;
}

}  // namespace

void Scrubber::add_identity(std::string_view text) {
  if (!text.empty()) identities_.emplace(text);
}

void Scrubber::add_name(std::string_view name) {
  if (name.empty() || name == kNameless) return;
  const std::string plain = lower(name);
  if (!plain.contains(' ')) {
    short_names_.insert(plain);
    return;
  }
  full_names_.insert(plain);
  for (const char joint : {'-', '_'}) {
    std::string slug;
    for (const char c : plain) {
      if (is_word(c)) {
        slug += c;
      } else if (!slug.empty() && slug.back() != joint) {
        slug += joint;
      }
    }
    full_names_.insert(slug);
  }
}

bool Scrubber::scrub_identities(std::string& text) const {
  bool changed = false;
  for (const std::string& identity : identities_) {
    changed = replace_all(text, identity, false) || changed;
  }
  return changed;
}

bool Scrubber::scrub(std::string& text, bool concerns) const {
  bool changed = scrub_identities(text);
  for (const std::string& name : full_names_) changed = replace_all(text, name, true) || changed;
  for (const std::string& name : short_names_) {
    if (concerns || lower(text) == name) changed = replace_all(text, name, true) || changed;
  }
  return changed;
}

}  // namespace asah::change
