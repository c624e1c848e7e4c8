package com.example.events;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventSink;
import dev.callwire.stub.JsonType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Publishes {@link Happenings}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.events.Happenings"
)
@SuppressWarnings("deprecation")
final class HappeningsPublisher implements Happenings {
  private final EventSink sink;

  /** A publisher whose events go into the sink. */
  HappeningsPublisher(EventSink sink) {
    this.sink = Objects.requireNonNull(sink, "sink");
  }

  /** Nothing more. */
  @Override
  public void closed() {
    sink.publish(HappeningsBinding.CLOSED, Arguments.NONE);
  }

  @Override
  public void ticks(int n) {
    sink.publish(HappeningsBinding.TICKS, out -> out.put(n));
  }

  @Override
  public void nullable(@Nullable String text) {
    sink.publish(HappeningsBinding.NULLABLE, out -> out.put(text));
  }

  @Override
  public void optional(Optional<Happenings.Color> color) {
    sink.publish(
        HappeningsBinding.OPTIONAL,
        out -> out.put(HappeningsBinding.OPTIONAL_OF_COLOR, color));
  }

  /** Has a key alone. */
  @Override
  public void changed(int id) {
    sink.publish(HappeningsBinding.CHANGED, out -> out.put(id));
  }

  @Override
  public void moved(UUID id, long floor, Happenings.@Nullable Color color,
      List<@Nullable String> names, boolean wait, int... steps) {
    sink.publish(
        HappeningsBinding.MOVED,
        out -> out
            .put(HappeningsBinding.UUID, id)
            .put(floor)
            .put(HappeningsBinding.NULLABLE_COLOR, color)
            .put(HappeningsBinding.LIST_OF_STRING, names)
            .put(wait)
            .put(HappeningsBinding.INT_ARRAY, steps));
  }

  @Override
  public void subscribe(String source, Integer params, String sink, double out) {
    this.sink.publish(
        HappeningsBinding.SUBSCRIBE,
        out_ -> out_.put(source).put(JsonType.INT, params).put(sink).put(out));
  }

  /** A record of the name of a class that it needs. */
  @Override
  public void string(String text, Happenings.Publisher publisher) {
    sink.publish(
        HappeningsBinding.STRING,
        out -> out.put(text).put(HappeningsBinding.PUBLISHER_TYPE, publisher));
  }

  @Override
  @Deprecated
  public void publisher(String a, Happenings.Publisher publisher) {
    sink.publish(
        HappeningsBinding.PUBLISHER,
        out -> out.put(a).put(HappeningsBinding.PUBLISHER_TYPE, publisher));
  }

  @Override
  public void happenings_Subscriber(int a, int b) throws IllegalStateException {
    sink.publish(HappeningsBinding.HAPPENINGS_SUBSCRIBER, out -> out.put(a).put(b));
  }

  @Override
  public void happeningsSubscriber(int a, int b) {
    sink.publish(HappeningsBinding.HAPPENINGS_SUBSCRIBER_2, out -> out.put(a).put(b));
  }

  @Override
  public void base(String text, List<String> more) {
    sink.publish(
        HappeningsBinding.BASE,
        out -> out.put(text).put(HappeningsBinding.LIST_OF_STRING, more));
  }
}
