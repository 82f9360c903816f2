#include "core/model/samples/assess.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/model/samples/rater_book.hpp"

namespace asah::model::samples {

namespace {

/// How a source sees people: thousandths of a level above the truth, and its own scatter.
struct View {
  int bias = 0;
  int deviation = 0;
};
constexpr std::array<View, kSourceCount> kViews{
    View{300, 330},    // self
    View{-30, 260},    // superior
    View{50, 300},     // peer
    View{60, 320},     // subordinate
    View{-60, 180},    // assessor
    View{-100, 200}};  // test
constexpr int kRaterDeviation = 130;
constexpr int kSpreadDays = 45;

constexpr std::array kFullSources{SourcePlan{Source::Superior, 60}, SourcePlan{Source::Self, 15},
                                  SourcePlan{Source::Peer, 25}};

constexpr std::array<std::string_view, 3> kReasons{
    "Bukti tambahan dari unit kerja diperiksa panel.",
    "Penilaian atasan dan rekan berbeda; panel meminta contoh perilaku.",
    "Level disesuaikan dengan indikator yang benar-benar ditunjukkan."};

struct Sheet {
  SheetKey key;
  std::size_t source = 0;  ///< place in the cycle's sources
  std::uint32_t turn = 0;  ///< several raters of one source
};

class Assessor {
 public:
  Assessor(const World& world, Dataset& dataset)
      : world_(world), dataset_(dataset), book_(world), standing_(world),
        relations_(find_relations(world)) {}

  void run() {
    make_cycles();
    std::vector<std::uint32_t> order(world_.people.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t seat) { return world_.people[seat]; });
    for (const std::uint32_t seat : order) {
      if (!world_.active[seat]) continue;
      const auto standing = standing_.of(seat);
      for (std::size_t c = first_cycle_; c < kCycles; ++c) {
        rate(seat, c, standing[c]);
        if (!world_.spec.full_ratings) remark(seat, c);
      }
    }
    for (std::size_t c = first_cycle_; c < kCycles; ++c) {
      dataset_.ratings.set(std::move(blocks_[c]));
    }
    dataset_.notes = base::Table<Note>::from_rows(std::move(notes_));
    dataset_.moderations = base::Table<Moderation>::from_rows(std::move(moderations_));
    dataset_.raters = base::Table<Rater>::from_rows(book_.records(dataset_.employees));
  }

 private:
  void make_cycles() {
    first_cycle_ = world_.spec.full_ratings ? kCycles - world_.spec.full_cycles : 0;
    std::vector<Cycle> rows;
    for (std::size_t c = first_cycle_; c < kCycles; ++c) {
      const CyclePlan& plan = world_.plan.cycles[c];
      sources_[c] = world_.spec.full_ratings
                        ? std::span<const SourcePlan>(kFullSources).first(world_.spec.full_sources)
                        : plan.sources;
      Cycle cycle;
      cycle.id = {world_.id("cycle", std::to_string(plan.year))};
      cycle.name = plan.name;
      cycle.status = plan.status;
      cycle.start = base::Date::from_civil(plan.year, plan.start_month, 1);
      cycle.end = base::Date::from_civil(plan.year, plan.end_month, 30);
      for (const SourcePlan& source : sources_[c]) {
        cycle.sources.push_back({source.source, {source.weight}});
      }
      cycle.competencies = world_.dictionary;
      blocks_[c] = RatingBlock(cycle.id);
      for (const CompetencyId id : world_.dictionary) blocks_[c].add_competency(id);
      blocks_[c].reserve(world_.people.size() * sources_[c].size());
      starts_[c] = cycle.start;
      rows.push_back(std::move(cycle));
    }
    dataset_.cycles = base::Table<Cycle>::from_rows(std::move(rows));
  }

  std::uint64_t unit_draw(std::uint32_t seat) const {
    return base::mix_id(world_.seed, 0x0717 + world_.structure.seats[seat].unit);
  }

  /// Units whose returns of the open cycle are still out; never those the story is about.
  bool is_pending(std::uint32_t seat, std::size_t cycle) const {
    if (world_.spec.full_ratings) return false;
    if (world_.plan.cycles[cycle].status != CycleStatus::Open) return false;
    const auto& unit = world_.structure.units[world_.structure.seats[seat].unit];
    if (unit.kind == UnitKind::Team) return false;
    const auto told = [&](const EffectPlan& effect) { return effect.family == only(unit.family); };
    return !std::ranges::any_of(world_.plan.effects, told) && unit_draw(seat) % 8 == 0;
  }

  void add_sheet(std::uint32_t seat, std::size_t cycle, std::size_t source, RaterId rater) {
    const Source kind = sources_[cycle][source].source;
    const auto days = static_cast<int>(unit_draw(seat) / 8 % kSpreadDays);
    const base::Date date = starts_[cycle].plus_days(days + 3 * static_cast<int>(kind));
    const auto turn = static_cast<std::uint32_t>(sheets_.size());
    sheets_.push_back({{world_.people[seat], kind, rater, date}, source, turn});
  }

  void gather_sheets(std::uint32_t seat, std::size_t cycle) {
    sheets_.clear();
    const bool leader = is_leader(world_.position_of(seat).tier);
    const bool pending = is_pending(seat, cycle);
    for (std::size_t s = 0; s < sources_[cycle].size(); ++s) {
      const SourcePlan& plan = sources_[cycle][s];
      if (!applies(plan.rank, leader)) continue;
      if (pending && plan.source != Source::Self) continue;
      switch (plan.source) {
        case Source::Self: add_sheet(seat, cycle, s, {}); break;
        case Source::Superior: add_sheet(seat, cycle, s, superior_of(seat)); break;
        case Source::Peer: add_peer(seat, cycle, s); break;
        case Source::Subordinate:
          for (const std::uint32_t who : relations_.subordinates[seat]) {
            if (who != kNobody) add_sheet(seat, cycle, s, book_.of(who));
          }
          break;
        case Source::Assessor: add_sheet(seat, cycle, s, assessor_of(seat)); break;
        case Source::Test: add_sheet(seat, cycle, s, book_.of(Outsider::Test)); break;
      }
    }
    std::ranges::sort(sheets_, {}, &Sheet::key);
  }

  RaterId superior_of(std::uint32_t seat) {
    const std::uint32_t who = relations_.superior[seat];
    return who == kNobody ? book_.of(Outsider::Leader) : book_.of(who);
  }

  RaterId assessor_of(std::uint32_t seat) {
    constexpr std::array kAssessors{Outsider::AssessorA, Outsider::AssessorB, Outsider::AssessorC};
    return book_.of(kAssessors[unit_draw(seat) / 64 % kAssessors.size()]);
  }

  void add_peer(std::uint32_t seat, std::size_t cycle, std::size_t source) {
    std::uint32_t who = relations_.peer[seat];
    if (who == kNobody && world_.spec.full_ratings) {
      const auto count = static_cast<std::uint32_t>(world_.people.size());
      who = (seat + count - 1) % count;
    }
    if (who != kNobody) add_sheet(seat, cycle, source, book_.of(who));
  }

  void fill_levels(std::uint32_t seat, std::size_t cycle, const Sheet& sheet,
                   const std::array<int, kMostCompetencies>& standing) {
    const SourcePlan& plan = sources_[cycle][sheet.source];
    const View view = kViews[static_cast<std::size_t>(plan.source)];
    const LevelRow& required = world_.required[world_.structure.seats[seat].position];
    base::Random of_rater(base::mix_id(sheet.key.rater.value, 0xb1a5));
    const int bias = view.bias + (sheet.key.rater ? noise(of_rater, kRaterDeviation) : 0);
    const std::uint64_t sheet_seed = cycle * 64 + static_cast<std::uint64_t>(plan.source) * 8;
    base::Random random(base::mix_id(world_.person_seed(seat), sheet_seed + sheet.turn));
    const auto asked = pieces(plan.competencies);
    std::ranges::fill(levels_, Level::kNone);
    for (std::size_t k = 0; k < world_.dictionary.size(); ++k) {
      if (required[k] == Level::kNone) continue;
      if (!asked.empty() && !std::ranges::contains(asked, world_.codes[k])) continue;
      const int seen = standing[k] + bias + noise(random, view.deviation);
      levels_[k] = static_cast<std::int8_t>(std::clamp((seen + 500) / 1000, 0, int{Level::kMax}));
    }
  }

  void rate(std::uint32_t seat, std::size_t cycle,
            const std::array<int, kMostCompetencies>& standing) {
    gather_sheets(seat, cycle);
    levels_.resize(world_.dictionary.size());
    sums_.fill({});
    for (const Sheet& sheet : sheets_) {
      fill_levels(seat, cycle, sheet, standing);
      if (std::ranges::all_of(levels_, [](std::int8_t l) { return l == Level::kNone; })) continue;
      blocks_[cycle].append(sheet.key, levels_);
      const int weight = sources_[cycle][sheet.source].weight;
      for (std::size_t k = 0; k < levels_.size(); ++k) {
        if (levels_[k] == Level::kNone) continue;
        sums_[k].first += weight * levels_[k];
        sums_[k].second += weight;
      }
    }
    if (!world_.spec.full_ratings) moderate(seat, cycle);
  }

  /// Now and then a panel corrects one competency of a member of staff.
  void moderate(std::uint32_t seat, std::size_t cycle) {
    base::Random random(base::mix_id(world_.person_seed(seat), 0x3d0 + cycle));
    if (cycle == 0 || is_leader(world_.position_of(seat).tier) || random.below(60) != 0) return;
    const std::size_t k = random.index(world_.dictionary.size());
    if (sums_[k].second == 0) return;
    Moderation out;
    out.id = {base::mix_id(random.next(), 1)};
    out.cycle = blocks_[cycle].cycle();
    out.employee = world_.people[seat];
    out.competency = world_.dictionary[k];
    out.before.value = static_cast<std::int32_t>(
        base::divide_rounded(std::int64_t{sums_[k].first} * 100, sums_[k].second));
    const auto nearest = base::divide_rounded(out.before.value, 100);
    const std::int64_t step = random.below(3) == 0 ? 0 : random.below(2) == 0 ? 1 : -1;
    out.after.value = static_cast<std::int8_t>(std::clamp<std::int64_t>(nearest + step, 0, 5));
    out.reason = kReasons[random.index(kReasons.size())];
    out.by = book_.of(Outsider::Panel);
    out.date = starts_[cycle].plus_days(kSpreadDays + 15);
    moderations_.push_back(std::move(out));
  }

  void remark(std::uint32_t seat, std::size_t cycle) {
    if (cycle == 0 || is_pending(seat, cycle)) return;
    const PositionDraft& position = world_.position_of(seat);
    const LevelRow& required = world_.required[world_.structure.seats[seat].position];
    base::Random random(base::mix_id(world_.person_seed(seat), 0x407e + cycle));
    for (const RemarkPlan& plan : world_.plan.remarks) {
      const std::uint64_t id = base::mix_id(random.next(), 2);
      const bool chosen = random.below(12) == 0;
      const std::size_t place = world_.place(plan.competency);
      const bool meant = plan.family < 0 || plan.family == only(position.family);
      if (!chosen || !meant || place == kMostCompetencies) continue;
      if (required[place] == Level::kNone) continue;
      if (plan.trained_only && world_.training[seat] < 0) continue;
      Note note;
      note.id = {id};
      note.cycle = blocks_[cycle].cycle();
      note.employee = world_.people[seat];
      note.competency = world_.dictionary[place];
      note.author = superior_of(seat);
      note.date = starts_[cycle].plus_days(static_cast<int>(unit_draw(seat) / 8 % kSpreadDays) + 4);
      note.text = plan.text;
      note.evidence = plan.evidence;
      notes_.push_back(std::move(note));
    }
  }

  const World& world_;
  Dataset& dataset_;
  RaterBook book_;
  Standing standing_;
  Relations relations_;
  std::size_t first_cycle_ = 0;
  std::array<std::span<const SourcePlan>, kCycles> sources_;
  std::array<base::Date, kCycles> starts_;
  std::array<RatingBlock, kCycles> blocks_;
  std::vector<Sheet> sheets_;
  std::vector<std::int8_t> levels_;
  /// By competency of the person at hand: weighted sum of levels, and the weights.
  std::array<std::pair<int, int>, kMostCompetencies> sums_{};
  std::vector<Note> notes_;
  std::vector<Moderation> moderations_;
};

}  // namespace

void add_assessment(const World& world, Dataset& dataset) { Assessor(world, dataset).run(); }

}  // namespace asah::model::samples
