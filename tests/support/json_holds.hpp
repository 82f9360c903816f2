#pragma once
// Expectations written as JSON: what they name must hold, what they leave out may be anything.

#include <string>

#include "core/exchange/json/json_read.hpp"

namespace asah::test {

/// The tree of a text; fails the test case where it is none.
exchange::JsonNode parsed(const std::string& text);

/// Checks that everything in `expected` stands in `actual`; objects may have more members there,
/// lists may not. `where` names the place in messages.
void check_holds(const exchange::JsonNode& actual, const exchange::JsonNode& expected,
                 const std::string& where);

}  // namespace asah::test
