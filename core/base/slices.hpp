#pragma once
// Long work in one thread: done in slices, so that whoever asked can draw, tell how far it is, and
// let it go between two of them.

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#include "core/base/result.hpp"

namespace asah::base {

/// What a coroutine of Slices awaits where it may be interrupted: `co_await SliceEnd{}`.
struct SliceEnd {};

/// Work that yields a T in the end. The coroutine starts at the first `advance`; what it was given by
/// reference must outlive it. One Slices awaited in another runs as a part of it, and its pauses are
/// the other's too. Destroying it lets the work go where it stands.
template <class T>
class [[nodiscard]] Slices {
 public:
  struct promise_type;
  using Handle = std::coroutine_handle<promise_type>;

  Slices(Slices&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Slices& operator=(Slices&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Slices() {
    if (handle_) handle_.destroy();
  }

  /// Works on to the next pause or the end; true while something is left. Throws what the work threw.
  bool advance();
  bool done() const { return handle_.done(); }
  /// What came of it, once; only when done.
  T take() &&;
  /// All the slices at one go.
  T finish() && {
    while (advance()) continue;
    return std::move(*this).take();
  }

  // Awaiting it in another Slices.
  bool await_ready() const noexcept { return false; }
  template <class Outer>
  void await_suspend(std::coroutine_handle<Outer> outer) noexcept;
  T await_resume() { return std::move(*this).take(); }

 private:
  explicit Slices(Handle handle) : handle_(handle) {}

  Handle handle_;
};

/// Where the work of a whole stands: the innermost coroutine, and whether it asked for a pause.
struct SliceProgress {
  std::coroutine_handle<> innermost;
  bool paused = false;
};

template <class T>
struct Slices<T>::promise_type {
  struct Pause {
    SliceProgress* progress;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const noexcept { progress->paused = true; }
    void await_resume() const noexcept {}
  };
  struct End {
    bool await_ready() const noexcept { return false; }
    void await_suspend(Handle ended) const noexcept {
      ended.promise().progress->innermost = ended.promise().outer;
    }
    void await_resume() const noexcept {}
  };

  Slices get_return_object() { return Slices(Handle::from_promise(*this)); }
  std::suspend_always initial_suspend() const noexcept { return {}; }
  End final_suspend() const noexcept { return {}; }
  void unhandled_exception() { failure = std::current_exception(); }
  void return_value(T value) { result.emplace(std::move(value)); }
  Pause await_transform(SliceEnd) const { return {progress}; }
  template <class U>
  Slices<U>&& await_transform(Slices<U>&& inner) const {
    return std::move(inner);
  }

  SliceProgress* progress = nullptr;
  std::coroutine_handle<> outer;
  std::optional<T> result;
  std::exception_ptr failure;
  /// Of the outermost alone.
  SliceProgress own;
};

template <class T>
bool Slices<T>::advance() {
  promise_type& promise = handle_.promise();
  if (promise.progress == nullptr) {
    promise.progress = &promise.own;
    promise.own.innermost = handle_;
  }
  promise.own.paused = false;
  while (!promise.own.paused && !handle_.done()) promise.own.innermost.resume();
  if (promise.failure) std::rethrow_exception(std::exchange(promise.failure, nullptr));
  return !handle_.done();
}

template <class T>
T Slices<T>::take() && {
  promise_type& promise = handle_.promise();
  if (promise.failure) std::rethrow_exception(std::exchange(promise.failure, nullptr));
  ASAH_CHECK(promise.result.has_value());
  return std::move(*promise.result);
}

// The outer one's `advance` goes on with the inner one, which gives the turn back at its end.
template <class T>
template <class Outer>
void Slices<T>::await_suspend(std::coroutine_handle<Outer> outer) noexcept {
  promise_type& promise = handle_.promise();
  promise.progress = outer.promise().progress;
  promise.outer = outer;
  promise.progress->innermost = handle_;
}

}  // namespace asah::base
