#pragma once
// Records, their fields and their values as people read them: for the review of a merge and for the
// history.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "core/model/dataset.hpp"
#include "core/model/value.hpp"

namespace asah::screens {

/// "Pegawai".
std::string record_kind_words(model::EntityKind kind, base::Language language);

/// "Unit induk" of a unit's `parent`. `field` is the position in the entity's field list; past its
/// end, and for keys without words, the key itself.
std::string field_words(model::EntityKind kind, std::uint16_t field, base::Language language);

/// A field's value. Identities become the names of their records in `data`, choices their words,
/// dates and levels are written out; long lists are counted. Null and empty values are "(empty)".
/// A value that does not fit its field is shown as it is.
std::string value_words(const model::Value& value, model::EntityKind kind, std::uint16_t field,
                        const model::Dataset& data, base::Language language);

/// A record's name for people: name, code or text; for standards and notes what they join. "(no
/// longer there)" when `data` does not hold it.
std::string record_words(model::EntityKind kind, std::uint64_t id, const model::Dataset& data,
                         base::Language language);

/// The place of a fault ("/employees/12/nip") for people: "Pegawai nomor 13 · NIP". A record that is
/// told by its identity is named where `data` holds it, else only its kind is; a line of the file that
/// follows ("/units/0/name:4:37") is told too. A place of another form (the file's header, a line
/// alone) is returned as it is.
std::string place_words(std::string_view where, const model::Dataset* data,
                        base::Language language);

}  // namespace asah::screens
