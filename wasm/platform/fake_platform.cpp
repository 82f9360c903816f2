#include "wasm/platform/fake_platform.hpp"

#include <algorithm>
#include <type_traits>

namespace asah::platform {
namespace {

constexpr double kTakeOverPatienceMs = 3000;

template <class T>
constexpr bool kIsRoleJob = std::is_same_v<T, TakeRole> || std::is_same_v<T, ReleaseRole>;

Environment indonesian_office_pc() {
  Environment environment;
  environment.language = "id-ID";
  environment.browser = "fake";
  return environment;
}

}  // namespace

FakePlatform::FakePlatform(FakeBrowser& browser)
    : browser_(browser),
      disk_(browser),
      area_(disk_, inbox()),
      environment_(indonesian_office_pc()) {
  browser_.tabs_.push_back(this);
  become(browser_.writer_ ? Role::Reader : Role::Writer);
}

FakePlatform::~FakePlatform() {
  std::erase(browser_.tabs_, this);
  if (browser_.taker_ == this) browser_.taker_ = nullptr;
  if (role_ == Role::Writer) {
    role_ = Role::Undecided;
    release_role();
  }
}

Clock FakePlatform::now() const {
  browser_.steady_ms_ += browser_.look_takes_ms;
  return {browser_.utc_ms, browser_.offset_minutes, browser_.steady_ms()};
}

void FakePlatform::random_bytes(std::span<std::uint8_t> out) {
  for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(random_.next());
}

void FakePlatform::become(Role role) {
  role_ = role;
  if (role == Role::Writer) {
    browser_.writer_ = this;
    disk_.adopt_stored();
  }
  const Failure works = environment_.storage_works ? Failure::None : Failure::Unavailable;
  area_.set_sync_refusal(role == Role::Writer ? works : Failure::ReadOnly);
  inbox().push(RoleChanged{role});
}

void FakePlatform::take_role() {
  if (role_ == Role::Writer) return;
  if (!browser_.writer_) return become(Role::Writer);
  browser_.taker_ = this;
  browser_.steal_at_ms_ = browser_.steady_ms() + kTakeOverPatienceMs;
  browser_.writer_->inbox().push(TakeOverAsked{});
}

// The role goes to the tab that asked, else to the tab that has waited longest.
void FakePlatform::release_role() {
  if (browser_.writer_ != this) return;
  browser_.writer_ = nullptr;
  FakePlatform* heir = std::exchange(browser_.taker_, nullptr);
  if (role_ == Role::Writer) become(Role::Reader);
  if (!heir) {
    const auto other = std::ranges::find_if(browser_.tabs_, [&](auto* tab) { return tab != this; });
    if (other == browser_.tabs_.end()) return;
    heir = *other;
  }
  heir->become(Role::Writer);
}

void FakePlatform::begin(RequestId id, Job job) {
  jobs_.push_back({id, std::move(job)});
  const Job& kept = jobs_.back().job;
  const bool role_job = std::visit(
      [](const auto& each) { return kIsRoleJob<std::remove_cvref_t<decltype(each)>>; }, kept);
  if (!role_job && next_job_failure_ != Failure::None) {
    inbox().push(JobDone{id, std::exchange(next_job_failure_, Failure::None), {}});
    return;
  }
  run(id, kept);
}

void FakePlatform::run(RequestId id, const Job& job) {
  if (std::holds_alternative<OpenFiles>(job)) {
    open_choosers_.push_back(id);
    return;
  }
  if (const auto* work = std::get_if<RunCrypto>(&job)) {
    run_crypto(id, *work);
    return;
  }
  if (const auto* copied = std::get_if<CopyText>(&job)) {
    browser_.clipboard_text = copied->text;
    browser_.clipboard_html = copied->html;
  } else if (std::holds_alternative<EstimateStorage>(job) ||
             std::holds_alternative<AskPersistence>(job)) {
    report_storage(id);
  } else if (std::holds_alternative<TakeRole>(job)) {
    take_role();
  } else if (std::holds_alternative<ReleaseRole>(job)) {
    release_role();
  } else if (const auto* message = std::get_if<Broadcast>(&job)) {
    for (FakePlatform* tab : browser_.tabs_) {
      if (tab != this) tab->inbox().push(MessageReceived{message->text});
    }
  }
  inbox().push(JobDone{id, Failure::None, {}});
}

void FakePlatform::run_crypto(RequestId id, RunCrypto work) {
  if (!environment_.secure_context) {
    inbox().push(JobDone{id, Failure::Unavailable, {}});
    return;
  }
  if (work.step == CryptoStep::MakePair) work.secret = std::to_string(random_.next());
  auto bytes = crypto(work);
  const Failure failure = bytes ? Failure::None : Failure::Denied;
  if (bytes) inbox().push(CryptoDone{id, std::move(*bytes)});
  inbox().push(JobDone{id, failure, {}});
}

void FakePlatform::report_storage(RequestId id) {
  inbox().push(
      StorageReport{id, browser_.stored_bytes(), browser_.quota_bytes, browser_.persisted});
}

std::optional<std::string> FakePlatform::preference(std::string_view key) const {
  const auto found = browser_.preferences.find(key);
  if (found == browser_.preferences.end()) return std::nullopt;
  return found->second;
}

void FakePlatform::set_preference(std::string_view key, std::string_view value) {
  browser_.preferences.insert_or_assign(std::string(key), std::string(value));
}

void FakePlatform::request_frame(double delay_ms) {
  const double due = browser_.steady_ms() + delay_ms;
  frame_due_ms_ = frame_due_ms_ ? std::min(*frame_due_ms_, due) : due;
}

bool FakePlatform::take_due_frame() {
  if (!frame_due_ms_ || *frame_due_ms_ > browser_.steady_ms()) return false;
  frame_due_ms_.reset();
  return true;
}

void FakePlatform::set_environment(Environment environment) {
  environment_ = std::move(environment);
  if (role_ == Role::Writer) {
    area_.set_sync_refusal(environment_.storage_works ? Failure::None : Failure::Unavailable);
  }
  inbox().push(EnvironmentChanged{});
}

void FakePlatform::choose_files(const std::vector<std::pair<std::string, std::string>>& files) {
  if (open_choosers_.empty()) return;
  const RequestId id = open_choosers_.front();
  open_choosers_.erase(open_choosers_.begin());
  const auto together = static_cast<std::uint32_t>(files.size());
  for (const auto& [name, bytes] : files) inbox().push(FileOpened{id, name, bytes, together});
  inbox().push(JobDone{id, files.empty() ? Failure::Cancelled : Failure::None, {}});
}

void FakePlatform::drop_files(const std::vector<std::pair<std::string, std::string>>& files) {
  inbox().push(DragChanged{true});
  inbox().push(DragChanged{false});
  const auto together = static_cast<std::uint32_t>(files.size());
  for (const auto& [name, bytes] : files) inbox().push(FileOpened{0, name, bytes, together});
}

void FakePlatform::paste(std::string text, std::string html) {
  inbox().push(Pasted{std::move(text), std::move(html)});
}

void FakePlatform::edit_text(std::string text, bool composing) {
  if (!text_field_) return;
  const auto end = static_cast<std::uint32_t>(text.size());
  inbox().push(TextEdited{text_field_->id, std::move(text), end, end, composing});
}

void FakePlatform::complete_disk() {
  if (auto outcome = disk_.complete(browser_.steady_ms())) {
    area_.finished(outcome->first, std::move(outcome->second));
  }
}

}  // namespace asah::platform
