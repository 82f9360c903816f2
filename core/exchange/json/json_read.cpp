// The only source that includes nlohmann's parser. It is driven as a stream: its parser keeps no
// call stack, this handler keeps one piece of the document at a time.
#include "core/exchange/json/json_read.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/json/json_tree.hpp"

namespace asah::exchange {
namespace {

using base::Error;
using base::ErrorCode;
using base::fail;
using base::Result;

constexpr std::size_t kMaxSections = 1'000;
constexpr std::size_t kMaxArgument = 80;
constexpr std::size_t kMaxWhere = 400;

// The start of a text, whole letters only; hostile keys can have any length.
std::string clipped(std::string_view text, std::size_t size = kMaxArgument) {
  if (text.size() <= size) return std::string(text);
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  return std::string(text.substr(0, size)) + "…";
}

// Bytes for nlohmann that tell how far it has come.
struct CountedBytes {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** reached = nullptr;

  reference operator*() const { return *at; }
  CountedBytes& operator++() {
    *reached = ++at;
    return *this;
  }
  bool operator==(const CountedBytes& other) const { return at == other.at; }
  bool operator!=(const CountedBytes& other) const { return at != other.at; }
};

// What every handler has in common: nlohmann's callbacks as the few events that matter, and the
// first fault.
template <class Handler>
class Events {
 public:
  const std::optional<Error>& fault() const { return fault_; }

  bool null() { return scalar({}); }
  bool boolean(bool flag) {
    JsonNode node;
    node.kind = flag ? JsonNode::Kind::True : JsonNode::Kind::False;
    return scalar(std::move(node));
  }
  bool number_integer(std::int64_t number) { return scalar(JsonNode::of(number)); }
  bool number_unsigned(std::uint64_t number) {
    if (number <= static_cast<std::uint64_t>(INT64_MAX)) {
      return scalar(JsonNode::of(static_cast<std::int64_t>(number)));
    }
    return raw_number(std::to_string(number));
  }
  bool number_float(double, const std::string& digits) { return raw_number(digits); }
  bool string(std::string& text) {
    if (text.contains('\0')) return stop(ErrorCode::BadText);
    return scalar(JsonNode::of(std::move(text)));
  }
  bool binary(std::vector<std::uint8_t>&) { return stop(ErrorCode::BadJson); }
  bool start_object(std::size_t) { return opened(JsonNode::Kind::Object); }
  bool start_array(std::size_t) { return opened(JsonNode::Kind::List); }
  bool end_object() { return closed(); }
  bool end_array() { return closed(); }
  bool key(std::string& key) {
    if (key.contains('\0')) return stop(ErrorCode::BadText);
    return self().on_key(std::move(key));
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& fault) {
    position_ = position;
    constexpr int kNumberOutOfRange = 406;
    if (fault.id == kNumberOutOfRange) return stop(ErrorCode::BadNumber, {token.substr(0, 40)});
    if (position > size_) return stop(ErrorCode::CutShort);
    return stop(ErrorCode::BadJson, {printable(token)});
  }

  // Byte at which the parser itself gave up, counted from 1; 0 when it did not.
  std::size_t position() const { return position_; }

  // Where the parser has come to; it may have looked one byte past its token.
  const char* reached = nullptr;

 protected:
  Events(const ReadLimits& limits, std::size_t size) : limits_(limits), size_(size) {}

  bool stop(ErrorCode code, std::vector<std::string> args = {}) {
    return stop(Error{code, self().pointer(), std::move(args)});
  }
  bool stop(Error error) {
    if (!fault_) fault_ = std::move(error);
    return false;
  }

  const ReadLimits& limits_;

 private:
  Handler& self() { return static_cast<Handler&>(*this); }
  bool scalar(JsonNode node) { return self().on_scalar(std::move(node)); }
  bool raw_number(std::string digits) {
    JsonNode node;
    node.kind = JsonNode::Kind::Number;
    node.text = std::move(digits);
    return scalar(std::move(node));
  }
  bool opened(JsonNode::Kind kind) {
    if (++depth_ > limits_.max_depth) {
      return stop(ErrorCode::TooDeep, {std::to_string(limits_.max_depth)});
    }
    return self().on_open(kind);
  }
  bool closed() {
    --depth_;
    return self().on_close();
  }
  // The end of the last token, as a person may see it in a message.
  static std::string printable(const std::string& token) {
    std::string_view tail(token);
    if (tail.size() > 20) tail.remove_prefix(tail.size() - 20);
    std::string text;
    for (const char c : tail) text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return base::is_utf8(text) ? text : "?";
  }

  std::optional<Error> fault_;
  std::size_t depth_ = 0;
  std::size_t position_ = 0;
  std::size_t size_ = 0;
};

// A whole text as one tree.
class TreeHandler : public Events<TreeHandler> {
 public:
  TreeHandler(const ReadLimits& limits, std::size_t size) : Events(limits, size), tree_(limits) {}
  JsonNode take() { return tree_.take(); }
  std::string pointer() const { return tree_.pointer(); }

  bool on_scalar(JsonNode node) {
    tree_.scalar(std::move(node));
    return enough();
  }
  bool on_open(JsonNode::Kind kind) {
    tree_.open(kind);
    return enough();
  }
  bool on_key(std::string key) {
    tree_.key(std::move(key));
    return true;
  }
  bool on_close() {
    const std::string* twin = tree_.repeated_key();
    const bool good = twin == nullptr;
    if (!good) stop(ErrorCode::RepeatedKey, {clipped(*twin)});
    tree_.close();
    return good;
  }

 private:
  bool enough() {
    if (!tree_.too_many()) return true;
    return stop(ErrorCode::TooManyValues, {std::to_string(limits_.max_record_values)});
  }
  TreeBuilder tree_;
};

// A document in pieces. `place_` is where the present piece stands.
class PieceHandler : public Events<PieceHandler> {
 public:
  PieceHandler(std::string_view bytes, const ReadOptions& options, PieceSink& sink)
      : Events(options.limits, bytes.size()), bytes_(bytes), progress_(options.progress),
        sink_(sink), tree_(options.limits) {}

  std::string pointer() const {
    std::string path;
    if (place_ != Place::Start && !section_.empty()) path += '/' + pointer_token(section_);
    if (place_ == Place::List || place_ == Place::Sheets || place_ == Place::Tail) {
      path += '/' + std::to_string(index_);
    }
    if (place_ == Place::Sheets) path += "/sheets/" + std::to_string(sheet_);
    return path + tree_.pointer();
  }

  bool on_scalar(JsonNode node) {
    if (place_ == Place::Start) return stop(ErrorCode::NotAsah);
    tree_.scalar(std::move(node));
    return enough() && (!tree_.idle() || deliver());
  }

  bool on_open(JsonNode::Kind kind) {
    if (place_ == Place::Start) {
      if (kind != JsonNode::Kind::Object) return stop(ErrorCode::NotAsah);
      place_ = Place::Members;
      return true;
    }
    const bool is_list = kind == JsonNode::Kind::List;
    if (place_ == Place::Members && tree_.idle() && is_list && header_done_) {
      place_ = Place::List;
      index_ = 0;
      return passed(sink_.list_begins(section_));
    }
    if (is_list && at_sheets()) {
      JsonNode block = tree_.take();
      block.keys.pop_back();
      if (const std::string* twin = twin_of(block.keys)) {
        return stop(ErrorCode::RepeatedKey, {clipped(*twin)});
      }
      place_ = Place::Sheets;
      sheet_ = 0;
      return passed(sink_.block_begins(index_, std::move(block)));
    }
    tree_.open(kind);
    return enough();
  }

  bool on_key(std::string key) {
    if (!tree_.idle()) {
      if (place_ == Place::Tail && tree_.depth() == 1 && key == "sheets") {
        return stop(ErrorCode::RepeatedKey, {key});
      }
      tree_.key(std::move(key));
      return true;
    }
    section_ = std::move(key);
    if (std::ranges::find(sections_, section_) != sections_.end()) {
      return stop(ErrorCode::RepeatedKey, {clipped(section_)});
    }
    sections_.push_back(section_);
    if (sections_.size() <= kMaxSections) return true;
    return stop(ErrorCode::TooManyValues, {std::to_string(kMaxSections)});
  }

  bool on_close() {
    if (!tree_.idle()) {
      if (const std::string* twin = tree_.repeated_key()) {
        return stop(ErrorCode::RepeatedKey, {clipped(*twin)});
      }
      tree_.close();
      return !tree_.idle() || deliver();
    }
    if (place_ == Place::Sheets) {
      place_ = Place::Tail;
      tree_.open(JsonNode::Kind::Object);
    } else if (place_ == Place::List) {
      place_ = Place::Members;
      section_.clear();
    } else if (!header_done_) {
      return stop(ErrorCode::NotAsah);
    }
    return true;
  }

 private:
  enum class Place { Start, Members, List, Sheets, Tail };

  // True where the list of a block's sheets begins: the element is open, its last key is "sheets".
  bool at_sheets() const {
    return place_ == Place::List && section_ == "ratings" && tree_.depth() == 1 &&
           tree_.pointer() == "/sheets";
  }
  static const std::string* twin_of(const std::vector<std::string>& keys) {
    for (std::size_t i = 1; i < keys.size(); ++i) {
      const auto end = keys.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(keys.begin(), end, keys[i]) != end) return &keys[i];
    }
    return nullptr;
  }
  bool enough() {
    if (!tree_.too_many()) return true;
    return stop(ErrorCode::TooManyValues, {std::to_string(limits_.max_record_values)});
  }
  bool passed(Result<void> result) {
    return result ? true : stop(std::move(result.error()));
  }
  bool deliver() {
    constexpr std::ptrdiff_t kProgressStep = 1 << 20;
    if (progress_ && reached - reported_ >= kProgressStep) {
      reported_ = reached;
      const auto done = static_cast<std::size_t>(reached - bytes_.data());
      if (!progress_(done, bytes_.size())) return stop(ErrorCode::Cancelled);
    }
    JsonNode piece = tree_.take();
    switch (place_) {
      case Place::Start: return false;
      case Place::Members: {
        const bool is_header = !std::exchange(header_done_, true);
        const std::string key = std::exchange(section_, {});
        return passed(is_header ? sink_.header(key, std::move(piece))
                                : sink_.section(key, std::move(piece)));
      }
      case Place::List: return passed(sink_.element(index_++, std::move(piece)));
      case Place::Sheets: return passed(sink_.sheet(sheet_++, std::move(piece)));
      case Place::Tail: break;
    }
    place_ = Place::List;
    ++index_;
    return passed(sink_.block_ends(std::move(piece)));
  }

  std::string_view bytes_;
  const Progress& progress_;
  const char* reported_ = bytes_.data();
  PieceSink& sink_;
  TreeBuilder tree_;
  Place place_ = Place::Start;
  bool header_done_ = false;
  std::string section_;
  std::vector<std::string> sections_;
  std::size_t index_ = 0;
  std::size_t sheet_ = 0;
};

// Walks to the place that a pointer names and remembers where its deepest known part starts.
class Locator {
 public:
  Locator(std::string_view bytes, std::string_view pointer) : reached(bytes.data()), bytes_(bytes), last_(bytes.data()) {
    for (const std::string_view token : base::split(pointer, '/')) wanted_.emplace_back(token);
    wanted_.erase(wanted_.begin());  // what stands before the first slash
  }

  const char* reached;
  std::size_t offset() const { return offset_; }

  bool null() { return value(false); }
  bool boolean(bool) { return value(false); }
  bool number_integer(std::int64_t) { return value(false); }
  bool number_unsigned(std::uint64_t) { return value(false); }
  bool number_float(double, const std::string&) { return value(false); }
  bool string(std::string&) { return value(false); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return value(true); }
  bool start_array(std::size_t) {
    if (!value(true)) return false;
    open_.back().is_list = true;
    return true;
  }
  bool key(std::string& key) {
    open_.back().token = pointer_token(key);
    last_ = reached;
    return true;
  }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
    return false;
  }

 private:
  struct Level {
    bool is_list = false;
    bool on_path = false;
    std::size_t next = 0;
    std::string token;
  };

  bool value(bool opens) {
    bool on_path = open_.empty();
    if (!open_.empty()) {
      Level& parent = open_.back();
      if (parent.is_list) parent.token = std::to_string(parent.next++);
      on_path = parent.on_path && open_.size() <= wanted_.size() &&
                parent.token == wanted_[open_.size() - 1];
    }
    if (on_path) {
      // Nothing but blanks and one separator stands between the last token and this one.
      const char* start = last_;
      const char* end = bytes_.data() + bytes_.size();
      while (start != end && std::string_view(" \t\r\n,:").contains(*start)) ++start;
      offset_ = static_cast<std::size_t>(start - bytes_.data());
      if (open_.size() == wanted_.size()) return false;
    }
    last_ = reached;
    if (opens) open_.push_back({.on_path = on_path, .token = {}});
    return true;
  }
  bool end() {
    last_ = reached;
    // Once the container that leads to the place is over, the place is not there.
    const bool was_on_path = open_.back().on_path;
    open_.pop_back();
    return !was_on_path;
  }

  std::string_view bytes_;
  const char* last_;
  std::vector<std::string> wanted_;
  std::vector<Level> open_;
  std::size_t offset_ = 0;
};

// True when the handler took everything. No exception of the parser leaves this file.
template <class Handler>
bool run(std::string_view bytes, Handler& handler) {
  handler.reached = bytes.data();
  const CountedBytes begin{bytes.data(), &handler.reached};
  const CountedBytes end{bytes.data() + bytes.size(), &handler.reached};
  try {
    return nlohmann::json::sax_parse(begin, end, &handler);
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

template <class Handler>
Result<void> drive(std::string_view bytes, Handler& handler) {
  if (run(bytes, handler)) return {};
  Error error = handler.fault().value_or(Error{ErrorCode::BadJson, {}, {""}});
  if (error.code == ErrorCode::Cancelled) return fail(ErrorCode::Cancelled);
  if (handler.position() > 0) {
    error.where = clipped(error.where, kMaxWhere) +
                  line_and_column(bytes, std::min(handler.position() - 1, bytes.size()));
    return std::unexpected(std::move(error));
  }
  return std::unexpected(located(std::move(error), bytes));
}

}  // namespace

std::string line_and_column(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const auto lines = std::ranges::count(before, '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return ':' + std::to_string(lines + 1) + ':' + std::to_string(offset - line_start + 1);
}

Result<void> read_pieces(std::string_view bytes, const ReadOptions& options, PieceSink& sink) {
  PieceHandler handler(bytes, options, sink);
  return drive(bytes, handler);
}

Result<JsonNode> parse_json(std::string_view bytes, const ReadLimits& limits) {
  TreeHandler handler(limits, bytes.size());
  if (auto done = drive(bytes, handler); !done) return std::unexpected(done.error());
  return handler.take();
}

Error located(Error error, std::string_view bytes) {
  Locator locator(bytes, error.where);
  run(bytes, locator);
  error.where = clipped(error.where, kMaxWhere) + line_and_column(bytes, locator.offset());
  return error;
}

}  // namespace asah::exchange
