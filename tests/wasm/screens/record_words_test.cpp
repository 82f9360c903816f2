// The places of faults, as people read them.
#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/record_words.hpp"
#include "wasm/screens/words.hpp"

namespace asah::record_words_test {

using base::Language;
using screens::place_words;

TEST_CASE("places: a record of a list is told by its kind, number and field") {
  CHECK(place_words("/employees/12/nip", nullptr, Language::Indonesian) ==
        "Pegawai nomor 13 · NIP");
  CHECK(place_words("/units/0/parent", nullptr, Language::English) ==
        "Unit number 1 · Parent unit");
  CHECK(place_words("/units", nullptr, Language::Indonesian) == "Unit kerja");
}

TEST_CASE("places: a record told by its identity is named where its data are known") {
  const model::Dataset data = test::stage_data();
  const model::Employee& person = data.employees.rows().front();
  const std::string where = "/employees/" + base::id_text(person.id) + "/unit";
  CHECK(place_words(where, &data, Language::Indonesian) ==
        screens::record_words(model::EntityKind::Employee, person.id.value, data,
                              Language::Indonesian) +
            " · Unit kerja");
  // No identity is shown, known or not.
  CHECK(place_words(where, nullptr, Language::Indonesian) == "Pegawai · Unit kerja");
  const model::Dataset empty;
  CHECK(place_words(where, &empty, Language::English) == "Person · Unit");
}

TEST_CASE("places: the line of the file is told where it is known") {
  CHECK(place_words("/units/1/name:4:37", nullptr, Language::Indonesian) ==
        "Unit kerja nomor 2 · Nama · baris 4");
  CHECK(place_words("/ratings:7:1", nullptr, Language::English) == "Levels · line 7");
  CHECK(place_words("/units:7", nullptr, Language::English) == "Unit · line 7");
}

TEST_CASE("places: what has another form stays") {
  for (const char* where : {"", ":2:1", "daftar.csv:4", "/", "//", "/asah/format", "/badges/1"}) {
    CHECK(place_words(where, nullptr, Language::Indonesian) == where);
  }
  // More digits than a list can have, and fields that are not known.
  CHECK(place_words("/employees/99999999999/x", nullptr, Language::Indonesian) == "Pegawai");
}

TEST_CASE("places: a finding ends with its place in words") {
  const base::Error error{base::ErrorCode::DanglingReference, "/employees/2/unit", {"@unit", "x"}};
  CHECK(screens::finding_words(error, Language::Indonesian) ==
        "Menunjuk ke unit kerja yang tidak ada: x. (Pegawai nomor 3 · Unit kerja)");
}

}  // namespace asah::record_words_test
