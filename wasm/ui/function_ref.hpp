#pragma once
// A borrowed callable: no allocation, lives no longer than the call it is passed to.

#include <type_traits>
#include <utility>

namespace asah::ui {

template <class Signature>
class FunctionRef;

template <class R, class... Args>
class FunctionRef<R(Args...)> {
 public:
  FunctionRef() = default;
  FunctionRef(std::nullptr_t) {}  // NOLINT: "no function" is written nullptr
  template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> &&
             std::is_invocable_r_v<R, F&, Args...>)
  FunctionRef(F&& f) {  // NOLINT: meant to convert
    using Callable = std::remove_reference_t<F>;
    if constexpr (std::is_function_v<Callable>) {
      target_.function = reinterpret_cast<void (*)()>(&f);
      call_ = [](Target target, Args... args) -> R {
        return reinterpret_cast<Callable*>(target.function)(std::forward<Args>(args)...);
      };
    } else {
      target_.object = const_cast<void*>(static_cast<const void*>(&f));
      call_ = [](Target target, Args... args) -> R {
        return (*static_cast<Callable*>(target.object))(std::forward<Args>(args)...);
      };
    }
  }
  R operator()(Args... args) const { return call_(target_, std::forward<Args>(args)...); }
  explicit operator bool() const { return call_ != nullptr; }

 private:
  union Target {
    void* object = nullptr;
    void (*function)();
  };
  Target target_{};
  R (*call_)(Target, Args...) = nullptr;
};

}  // namespace asah::ui
