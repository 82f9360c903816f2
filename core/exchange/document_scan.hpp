#pragma once
// The quick road: bodies of the very form that write_body makes, read without a general parser.

#include <functional>
#include <optional>
#include <string_view>

#include "core/base/slices.hpp"
#include "core/exchange/document.hpp"

namespace asah::exchange {

/// Reads the body of a document of the present schema if it is laid out as write_body does it and
/// without any fault; otherwise nothing, and DocumentBuilder has to look. What it yields is what
/// DocumentBuilder would yield, except `workspace`. `body` must be UTF-8. `tick` is told the bytes
/// done about every megabyte, where the scan also pauses, and stops it by false.
base::Slices<std::optional<model::Dataset>> scan_body(
    std::string_view body, const std::function<bool(std::size_t)>& tick);

}  // namespace asah::exchange
