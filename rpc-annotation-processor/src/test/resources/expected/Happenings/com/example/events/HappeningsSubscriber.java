package com.example.events;

import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.JsonType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;

/** Subscribes to {@link Happenings} of a peer. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.events.Happenings"
)
@SuppressWarnings("deprecation")
final class HappeningsSubscriber {
  private final EventSource source;

  /** A subscriber to the events of the source. */
  HappeningsSubscriber(EventSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Has a listener hear all events, and returns when the peer has confirmed. */
  EventSubscription subscribe(Happenings listener) {
    return source.subscribe(table -> HappeningsBinding.INSTANCE.listen(listener, table), listener);
  }

  /** Each event of {@link Happenings#closed}. */
  Flow.Publisher<Closed> closed() {
    return source.stream(
        HappeningsBinding.CLOSED,
        params -> new Closed(),
        Arguments.NONE);
  }

  /** Each event of {@link Happenings#ticks}. */
  Flow.Publisher<Integer> ticks() {
    return source.stream(HappeningsBinding.TICKS, params -> params.getInt(0), Arguments.NONE);
  }

  /** Each event of {@link Happenings#nullable}. */
  Flow.Publisher<Nullable> nullable() {
    return source.stream(
        HappeningsBinding.NULLABLE,
        params -> new Nullable(params.get(0, HappeningsBinding.NULLABLE_STRING)),
        Arguments.NONE);
  }

  /** Each event of {@link Happenings#optional}. */
  Flow.Publisher<Optional<Happenings.Color>> optional() {
    return source.stream(
        HappeningsBinding.OPTIONAL,
        params -> params.get(0, HappeningsBinding.OPTIONAL_OF_COLOR),
        Arguments.NONE);
  }

  /** Each event of {@link Happenings#changed}, of any key. */
  Flow.Publisher<Integer> changed() {
    return changed(null);
  }

  /** Each event of {@link Happenings#changed} with these keys; null stands for any. */
  Flow.Publisher<Integer> changed(@org.jspecify.annotations.Nullable Integer id) {
    return source.stream(
        HappeningsBinding.CHANGED,
        params -> params.getInt(0),
        out -> out.put(JsonType.INT, id));
  }

  /** Each event of {@link Happenings#moved}, of any key. */
  Flow.Publisher<Moved> moved() {
    return moved(null, null, null);
  }

  /** Each event of {@link Happenings#moved} with these keys; null stands for any. */
  Flow.Publisher<Moved> moved(@org.jspecify.annotations.Nullable UUID id,
      @org.jspecify.annotations.Nullable Long floor,
      Happenings.@org.jspecify.annotations.Nullable Color color) {
    return source.stream(
        HappeningsBinding.MOVED,
        params -> new Moved(params.get(0, HappeningsBinding.UUID), params.getLong(1),
            params.get(2, HappeningsBinding.NULLABLE_COLOR),
            params.get(3, HappeningsBinding.LIST_OF_STRING), params.getBoolean(4),
            params.get(5, HappeningsBinding.INT_ARRAY)),
        out -> out
            .put(HappeningsBinding.UUID, id)
            .put(JsonType.LONG, floor)
            .put(HappeningsBinding.NULLABLE_COLOR, color));
  }

  /** Each event of {@link Happenings#subscribe}, of any key. */
  Flow.Publisher<Subscribe> subscribe() {
    return subscribe((java.lang.String) null, (Integer) null);
  }

  /** Each event of {@link Happenings#subscribe} with these keys; null stands for any. */
  Flow.Publisher<Subscribe> subscribe(java.lang.@org.jspecify.annotations.Nullable String source,
      @org.jspecify.annotations.Nullable Integer params) {
    return this.source.stream(
        HappeningsBinding.SUBSCRIBE,
        params_ -> new Subscribe(params_.getString(0), params_.get(1, JsonType.INT),
            params_.getString(2), params_.getDouble(3)),
        out -> out.put(source).put(JsonType.INT, params));
  }

  /** Each event of {@link Happenings#string}. */
  Flow.Publisher<String> string() {
    return source.stream(
        HappeningsBinding.STRING,
        params -> new String(params.getString(0), params.get(1, HappeningsBinding.PUBLISHER_TYPE)),
        Arguments.NONE);
  }

  /** Each event of {@link Happenings#publisher}, of any key. */
  @Deprecated
  Flow.Publisher<Publisher> publisher() {
    return publisher(null);
  }

  /** Each event of {@link Happenings#publisher} with these keys; null stands for any. */
  @Deprecated
  Flow.Publisher<Publisher> publisher(java.lang.@org.jspecify.annotations.Nullable String a) {
    return source.stream(
        HappeningsBinding.PUBLISHER,
        params -> new Publisher(params.getString(0),
            params.get(1, HappeningsBinding.PUBLISHER_TYPE)),
        out -> out.put(a));
  }

  /** Each event of {@link Happenings#happenings_Subscriber}. */
  Flow.Publisher<Happenings_Subscriber> happenings_Subscriber() {
    return source.stream(
        HappeningsBinding.HAPPENINGS_SUBSCRIBER,
        params -> new Happenings_Subscriber(params.getInt(0), params.getInt(1)),
        Arguments.NONE);
  }

  /** Each event of {@link Happenings#happeningsSubscriber}. */
  Flow.Publisher<HappeningsSubscriber_2> happeningsSubscriber() {
    return source.stream(
        HappeningsBinding.HAPPENINGS_SUBSCRIBER_2,
        params -> new HappeningsSubscriber_2(params.getInt(0), params.getInt(1)),
        Arguments.NONE);
  }

  /** Each event of {@link Happenings#base}, of any key. */
  Flow.Publisher<Base> base() {
    return base(null);
  }

  /** Each event of {@link Happenings#base} with these keys; null stands for any. */
  Flow.Publisher<Base> base(java.lang.@org.jspecify.annotations.Nullable String text) {
    return source.stream(
        HappeningsBinding.BASE,
        params -> new Base(params.getString(0), params.get(1, HappeningsBinding.LIST_OF_STRING)),
        out -> out.put(text));
  }

  /** An event of {@link Happenings#closed}. */
  record Closed() {
  }

  /** An event of {@link Happenings#nullable}. */
  record Nullable(java.lang.@org.jspecify.annotations.Nullable String text) {
  }

  /** An event of {@link Happenings#moved}. */
  record Moved(UUID id, long floor, Happenings.@org.jspecify.annotations.Nullable Color color,
      List<java.lang.@org.jspecify.annotations.Nullable String> names, boolean wait_,
      int[] steps) {
  }

  /** An event of {@link Happenings#subscribe}. */
  record Subscribe(java.lang.String source, Integer params, java.lang.String sink, double out) {
  }

  /** An event of {@link Happenings#string}. */
  record String(java.lang.String text, Happenings.Publisher publisher) {
  }

  /** An event of {@link Happenings#publisher}. */
  record Publisher(java.lang.String a, Happenings.Publisher publisher) {
  }

  /** An event of {@link Happenings#happenings_Subscriber}. */
  record Happenings_Subscriber(int a, int b) {
  }

  /** An event of {@link Happenings#happeningsSubscriber}. */
  record HappeningsSubscriber_2(int a, int b) {
  }

  /** An event of {@link Happenings#base}. */
  record Base(java.lang.String text, List<java.lang.String> more) {
  }
}
