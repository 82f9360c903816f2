#pragma once
// The rules that hold across records. Findings, all of them, each located as "/employees/<id>/nip".

#include <vector>

#include "core/base/result.hpp"
#include "core/model/dataset.hpp"

namespace asah::model {

/// Checks every invariant of the dataset: required fields, references, unique NIPs and codes, the
/// unit tree without loops, minimum <= required, standards under their derived id, cycles with a
/// counted source. Order: single records by kind, id and field; then the rules across records. Severity Error breaks the model; Warning is
/// allowed but suspicious; Info is a hint. Never changes anything.
std::vector<base::Finding> validate(const Dataset& dataset);

}  // namespace asah::model
