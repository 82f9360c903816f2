#pragma once
// Drawing on demand: an event is followed by a few settling frames, then by none.

namespace asah::platform {

class FramePacer {
 public:
  /// Hover, focus and layout of an immediate-mode page come to rest within this many frames.
  static constexpr int kSettlingFrames = 5;

  /// Something happened: input, an answer, a new size.
  void event() { left_ = kSettlingFrames; }
  /// A frame was run. True when the next one shall follow at once.
  bool after_frame(bool client_wants_more) {
    if (left_ > 0) --left_;
    return left_ > 0 || client_wants_more;
  }
  /// A hidden page handles its events in one frame and needs no settling.
  void rest() { left_ = 0; }

 private:
  int left_ = kSettlingFrames;
};

}  // namespace asah::platform
