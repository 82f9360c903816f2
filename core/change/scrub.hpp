#pragma once
// Takes what names one person out of texts.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace asah::change {

/// What stands where a name stood.
inline constexpr std::string_view kNameless = "–";

/// Texts that identify one person: numbers and identities (whatever the text), and names.
class Scrubber {
 public:
  void add_identity(std::string_view text);
  /// A name without titles. One of a single word is shared by many people, and part of other names.
  void add_name(std::string_view name);

  /// Replaces identities, wherever they stand, by kNameless. True when there were any.
  bool scrub_identities(std::string& text) const;
  /// Identities, and names that stand there as whole words, in any case; names of one word only
  /// where they are the whole text, or anywhere when the text `concerns` the person anyway.
  bool scrub(std::string& text, bool concerns = false) const;

 private:
  std::set<std::string, std::less<>> identities_;
  /// Lower-case (ASCII); file names hold them with hyphens or underscores.
  std::set<std::string, std::less<>> full_names_;
  std::set<std::string, std::less<>> short_names_;
};

}  // namespace asah::change
