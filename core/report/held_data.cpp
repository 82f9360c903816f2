#include "core/report/held_data.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/model/codec.hpp"
#include "core/model/refs.hpp"
#include "core/report/dates.hpp"
#include "core/report/html.hpp"
#include "core/report/report_code.hpp"

namespace asah::report {
namespace {

using model::Employee;

struct Words {
  std::string_view id;
  std::string_view en;
};

/// Labels of the fields of an employee, in the order of its field list.
constexpr std::array kFields = {
    Words{"NIP", "NIP"},
    Words{"Nama", "Name"},
    Words{"Gelar depan", "Title before the name"},
    Words{"Gelar belakang", "Title after the name"},
    Words{"Jenis kepegawaian", "Kind of employment"},
    Words{"Unit kerja", "Unit"},
    Words{"Jabatan", "Position"},
    Words{"Golongan", "Grade"},
    Words{"TMT golongan", "Grade since"},
    Words{"TMT jabatan", "Position since"},
    Words{"Tingkat pendidikan", "Level of education"},
    Words{"Pendidikan", "Education"},
    Words{"Kedudukan hukum", "Legal status"},
    Words{"Aktif", "Active"},
    Words{"ID SIASN", "SIASN id"},
    Words{"Kolom lain", "Other columns"}};
static_assert(kFields.size() == model::kFieldCount<Employee>);

constexpr std::array kSources = {
    Words{"Diri sendiri", "Self"},     Words{"Atasan", "Superior"}, Words{"Rekan", "Peer"},
    Words{"Bawahan", "Subordinate"}, Words{"Asesor", "Assessor"}, Words{"Uji", "Test"}};
static_assert(kSources.size() == model::kSourceCount);

using Rows = std::vector<std::vector<std::string>>;

class HeldDocument {
 public:
  HeldDocument(const HeldInput& input, const Employee& person)
      : input_(input), data_(input.dataset), person_(person) {}

  std::string run() {
    add_data();
    add_history();
    const std::string code = t({"Kode laporan ", "Report code "}) +
                             held_report_code(data_, input_.employee);
    body_.note(code + t({" (tanpa riwayat)", " (without the history)"}));
    const std::string title =
        std::string(t({"Data tentang ", "Data held on "})) + model::full_name(person_);
    const std::string subtitle = data_.region().name + " · " + day(input_.today);
    const std::string origin = title + " · " + code;
    return html_document({.language = input_.language, .title = title, .subtitle = subtitle,
                          .origin = origin},
                         body_);
  }

  std::vector<std::string> facts() {
    facts_ = {"held-data/1", base::id_text(data_.workspace), base::id_text(input_.employee)};
    add_data();
    return std::move(facts_);
  }

 private:
  void add_data() {
    add_record();
    add_ratings();
    add_notes();
    add_moderations();
    add_as_rater();
    add_packets();
    add_decisions();
  }
  std::string t(Words words) const {
    return std::string(input_.language == Language::Indonesian ? words.id : words.en);
  }
  std::string day(Date date) const {
    NumberBuffer buffer;
    return date.has_value() ? std::string(write_date(buffer, date, DateStyle::Medium,
                                                     input_.language))
                            : std::string();
  }
  template <class E>
  std::string name(base::Id<E> id) const {
    const E* record = data_.table<E>().find(id);
    if (record == nullptr) return id ? base::id_text(id) : std::string();
    if constexpr (std::is_same_v<E, model::Competency>) {
      return record->name.in(input_.language == Language::Indonesian);
    } else {
      return record->name;
    }
  }
  std::string source(model::Source source) const {
    return t(kSources[static_cast<std::size_t>(source)]);
  }
  bool about(const auto& record) const { return record.employee == input_.employee; }

  void add_table(Words heading, Words caption, std::initializer_list<Words> columns, Rows rows) {
    facts_.push_back(std::to_string(rows.size()));
    for (const auto& row : rows) facts_.insert(facts_.end(), row.begin(), row.end());
    body_.heading(2, t(heading));
    if (rows.empty()) {
      body_.note(t({"Tidak ada.", "None."}));
      return;
    }
    HtmlTable table{.caption = t(caption), .columns = {}, .rows = std::move(rows),
                    .row_headers = false};
    for (const Words& column : columns) table.columns.push_back({t(column)});
    body_.table(table);
  }

  std::string text_of(const std::string& text) const { return text; }
  std::string text_of(bool flag) const {
    return t(flag ? Words{"ya", "yes"} : Words{"tidak", "no"});
  }
  std::string text_of(Date date) const { return day(date); }
  std::string text_of(model::EmployeeKind kind) const {
    std::string key(model::kChoices<model::EmployeeKind>[static_cast<std::size_t>(kind)]);
    if (kind == model::EmployeeKind::Other) return t({"lainnya", "other"});
    for (char& c : key) c = static_cast<char>(c - 'a' + 'A');
    return key;
  }
  std::string text_of(model::UnitId id) const { return name(id); }
  std::string text_of(model::PositionId id) const { return name(id); }
  std::string text_of(const std::vector<model::ExtraColumn>& columns) const {
    std::string out;
    for (const model::ExtraColumn& column : columns) {
      out += (out.empty() ? "" : "; ") + column.key + ": " + column.value;
    }
    return out;
  }

  void add_record() {
    std::vector<std::pair<std::string, std::string>> facts;
    model::for_each_field<Employee>([&](std::size_t i, const auto& f) {
      std::string value = text_of(person_.*f.member);
      facts_.push_back(value);
      if (!value.empty()) facts.emplace_back(t(kFields[i]), std::move(value));
    });
    body_.heading(2, t({"Data pegawai", "Record"}));
    body_.facts(facts);
  }

  void add_ratings() {
    Rows rows;
    for (const model::CycleId cycle : data_.ratings.cycles()) {
      const model::RatingBlock& block = data_.ratings.block(cycle);
      std::size_t row = block.lower_bound({input_.employee, model::Source::Self, {}, {}});
      for (; row < block.rows() && block.employees()[row] == input_.employee; ++row) {
        const model::SheetKey key = block.key(row);
        for (std::size_t c = 0; c < block.width(); ++c) {
          const model::Level level{block.row_levels(row)[c]};
          if (!level.has_value()) continue;
          rows.push_back({name(cycle), name(block.competencies()[c]),
                          std::to_string(level.value), source(key.source), name(key.rater),
                          day(key.date)});
        }
      }
    }
    add_table({"Penilaian", "Ratings"}, {"Level yang diberikan", "Levels given"},
              {{"Siklus", "Cycle"}, {"Kompetensi", "Competency"}, {"Level", "Level"},
               {"Sumber", "Source"}, {"Penilai", "Rater"}, {"Tanggal", "Date"}},
              std::move(rows));
  }

  void add_notes() {
    Rows rows;
    for (const model::Note& note : data_.notes) {
      if (!about(note)) continue;
      rows.push_back({name(note.cycle), name(note.competency),
                      t(note.evidence ? Words{"Bukti", "Evidence"} : Words{"Catatan", "Note"}),
                      note.text, name(note.author), day(note.date)});
    }
    add_table({"Bukti dan catatan", "Evidence and notes"}, {"Yang ditulis", "What was written"},
              {{"Siklus", "Cycle"}, {"Kompetensi", "Competency"}, {"Jenis", "Kind"},
               {"Isi", "Text"}, {"Oleh", "By"}, {"Tanggal", "Date"}},
              std::move(rows));
  }

  void add_moderations() {
    Rows rows;
    for (const model::Moderation& one : data_.moderations) {
      if (!about(one)) continue;
      rows.push_back({name(one.cycle), name(one.competency),
                      one.after.has_value() ? std::to_string(one.after.value) : "–", one.reason,
                      name(one.by), day(one.date)});
    }
    add_table({"Moderasi", "Moderations"}, {"Putusan panel", "Decisions of the panel"},
              {{"Siklus", "Cycle"}, {"Kompetensi", "Competency"}, {"Level", "Level"},
               {"Alasan", "Reason"}, {"Oleh", "By"}, {"Tanggal", "Date"}},
              std::move(rows));
  }

  std::size_t sheets_by(model::RaterId rater) const {
    std::size_t count = 0;
    for (const model::CycleId cycle : data_.ratings.cycles()) {
      const auto raters = data_.ratings.block(cycle).raters();
      count += static_cast<std::size_t>(std::ranges::count(raters, rater));
    }
    return count;
  }

  void add_as_rater() {
    Rows rows;
    for (const model::Rater& rater : data_.raters) {
      if (about(rater)) rows.push_back({rater.name, std::to_string(sheets_by(rater.id))});
    }
    add_table({"Sebagai penilai", "As a rater"},
              {"Nama sebagai penilai dan lembar yang diisi",
               "Name as a rater and sheets filled in"},
              {{"Nama", "Name"}, {"Lembar", "Sheets"}}, std::move(rows));
  }

  void add_packets() {
    Rows rows;
    for (const model::Packet& packet : data_.packets) {
      if (std::ranges::find(packet.employees, input_.employee) == packet.employees.end()) continue;
      rows.push_back({name(packet.cycle), packet.receiver, source(packet.source),
                      day(packet.made), day(packet.due)});
    }
    add_table({"Paket", "Packets"},
              {"Paket yang memuat orang ini", "Packets that hold this person"},
              {{"Siklus", "Cycle"}, {"Penerima", "Receiver"}, {"Sumber", "Source"},
               {"Dibuat", "Made"}, {"Batas", "Due"}},
              std::move(rows));
  }

  void add_decisions() {
    Rows rows;
    for (const model::Decision& decision : data_.decisions) {
      if (!about(decision)) continue;
      std::string choices;
      for (const model::DecisionChoice& choice : decision.choices) {
        choices += (choices.empty() ? "" : "; ") + choice.value + " (" + choice.office + ")";
      }
      rows.push_back({decision.title, choices, decision.chosen, decision.person,
                      decision.decided_at});
    }
    add_table({"Keputusan", "Decisions"},
              {"Keputusan saat menggabungkan berkas", "Decisions while merging files"},
              {{"Perkara", "Matter"}, {"Pilihan", "Choices"}, {"Dipilih", "Chosen"},
               {"Oleh", "By"}, {"Waktu", "When"}},
              std::move(rows));
  }

  void add_history() {
    Rows rows;
    for (const HeldEvent& event : input_.events) {
      rows.push_back({event.when, event.who, event.what, event.before, event.after});
    }
    add_table({"Riwayat perubahan", "History of changes"},
              {"Yang terbaru di atas", "The newest first"},
              {{"Kapan", "When"}, {"Siapa", "Who"}, {"Apa", "What"}, {"Sebelum", "Before"},
               {"Sesudah", "After"}},
              std::move(rows));
  }

  const HeldInput& input_;
  const model::Dataset& data_;
  const Employee& person_;
  HtmlBody body_;
  std::vector<std::string> facts_;
};

}  // namespace

std::string held_html(const HeldInput& input) {
  const Employee* person = input.dataset.employees.find(input.employee);
  return person == nullptr ? std::string() : HeldDocument(input, *person).run();
}

std::vector<std::string> held_facts(const model::Dataset& dataset, model::EmployeeId employee) {
  const Employee* person = dataset.employees.find(employee);
  if (person == nullptr) return {};
  const HeldInput input{.dataset = dataset, .employee = employee};
  return HeldDocument(input, *person).facts();
}

}  // namespace asah::report
