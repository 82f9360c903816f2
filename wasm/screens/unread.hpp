#pragma once
// Part of a screen's state that its model does not read: typing there builds nothing anew.

namespace asah::screens {

/// Equal to every other one, so that a changed draft does not count as a changed state.
template <class T>
struct Unread {
  T value{};

  bool operator==(const Unread&) const { return true; }
};

}  // namespace asah::screens
