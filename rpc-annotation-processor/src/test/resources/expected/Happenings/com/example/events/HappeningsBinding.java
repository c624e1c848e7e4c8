package com.example.events;

import dev.callwire.annotation.Overflow;
import dev.callwire.json.codec.Codecs;
import dev.callwire.stub.EventBinding;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSink;
import dev.callwire.stub.EventTable;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The wire contract of {@link Happenings}: topics, parameters and keys, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.events.Happenings"
)
@SuppressWarnings("deprecation")
public final class HappeningsBinding implements EventBinding<Happenings> {
  /** The binding, for where no class can be looked up by its name. */
  public static final HappeningsBinding INSTANCE = new HappeningsBinding();

  private static final long FINGERPRINT = 0x9e4a41131bf07b43L;

  static final JsonType<@Nullable String> NULLABLE_STRING =
      JsonType.of(String.class, Codecs.STRING).nullable();

  static final JsonType<Optional<Happenings.Color>> OPTIONAL_OF_COLOR =
      JsonType.of(new TypeRef<Optional<Happenings.Color>>() {}, HappeningsCodecs.OPTIONAL_OF_COLOR);

  static final JsonType<UUID> UUID = JsonType.of(UUID.class, Codecs.UUID);

  static final JsonType<Happenings.@Nullable Color> NULLABLE_COLOR =
      JsonType.of(Happenings.Color.class, HappeningsCodecs.COLOR).nullable();

  static final JsonType<List<String>> LIST_OF_STRING =
      JsonType.of(new TypeRef<List<String>>() {}, HappeningsCodecs.LIST_OF_STRING);

  static final JsonType<int[]> INT_ARRAY = JsonType.of(int[].class, Codecs.INT_ARRAY);

  static final JsonType<Happenings.Publisher> PUBLISHER_TYPE =
      JsonType.of(Happenings.Publisher.class, HappeningsCodecs.PUBLISHER);

  static final EventDescriptor CLOSED = EventDescriptor.of("happenings.closed")
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor TICKS = EventDescriptor.of("happenings.ticks")
      .param("n", JsonType.INT)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor NULLABLE = EventDescriptor.of("happenings.nullable")
      .param("text", NULLABLE_STRING)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor OPTIONAL = EventDescriptor.of("happenings.optional")
      .param("color", OPTIONAL_OF_COLOR)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor CHANGED = EventDescriptor.of("happenings.changed")
      .key("id", JsonType.INT)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor MOVED = EventDescriptor.of("happenings.moved")
      .key("id", UUID)
      .key("the floor", JsonType.LONG)
      .key("color", NULLABLE_COLOR)
      .param("names", LIST_OF_STRING)
      .param("wait", JsonType.BOOLEAN)
      .param("steps", INT_ARRAY)
      .overflow(Overflow.DROP_OLDEST, 16)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor SUBSCRIBE = EventDescriptor.of("other/name")
      .key("source", JsonType.STRING)
      .key("params", JsonType.INT)
      .param("sink", JsonType.STRING)
      .param("out", JsonType.DOUBLE)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor STRING = EventDescriptor.of("happenings.string")
      .param("text", JsonType.STRING)
      .param("publisher", PUBLISHER_TYPE)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor PUBLISHER = EventDescriptor.of("happenings.publisher")
      .key("a", JsonType.STRING)
      .param("publisher", PUBLISHER_TYPE)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor HAPPENINGS_SUBSCRIBER =
      EventDescriptor.of("happenings.happenings_Subscriber")
          .param("a", JsonType.INT)
          .param("b", JsonType.INT)
          .contract(Happenings.class, FINGERPRINT)
          .build();

  static final EventDescriptor HAPPENINGS_SUBSCRIBER_2 =
      EventDescriptor.of("happenings.happeningsSubscriber")
          .param("a", JsonType.INT)
          .param("b", JsonType.INT)
          .contract(Happenings.class, FINGERPRINT)
          .build();

  static final EventDescriptor BASE = EventDescriptor.of("happenings.base")
      .key("text", JsonType.STRING)
      .param("more", LIST_OF_STRING)
      .contract(Happenings.class, FINGERPRINT)
      .build();

  /** For the runtime, which finds this class by its name. */
  public HappeningsBinding() {
  }

  @Override
  public Class<Happenings> events() {
    return Happenings.class;
  }

  @Override
  public long fingerprint() {
    return FINGERPRINT;
  }

  @Override
  public List<EventDescriptor> descriptors() {
    return List.of(CLOSED, TICKS, NULLABLE, OPTIONAL, CHANGED, MOVED, SUBSCRIBE, STRING, PUBLISHER,
        HAPPENINGS_SUBSCRIBER, HAPPENINGS_SUBSCRIBER_2, BASE);
  }

  @Override
  public Happenings publisher(EventSink sink) {
    return new HappeningsPublisher(sink);
  }

  @Override
  public void listen(Happenings listener, EventTable table) {
    table.event(CLOSED, params -> listener.closed());
    table.event(TICKS, params -> listener.ticks(params.getInt(0)));
    table.event(NULLABLE, params -> listener.nullable(params.get(0, NULLABLE_STRING)));
    table.event(OPTIONAL, params -> listener.optional(params.get(0, OPTIONAL_OF_COLOR)));
    table.event(CHANGED, params -> listener.changed(params.getInt(0)));
    table.event(
        MOVED,
        params -> listener.moved(params.get(0, UUID), params.getLong(1),
            params.get(2, NULLABLE_COLOR), params.get(3, LIST_OF_STRING), params.getBoolean(4),
            params.get(5, INT_ARRAY)));
    table.event(
        SUBSCRIBE,
        params -> listener.subscribe(params.getString(0), params.get(1, JsonType.INT),
            params.getString(2), params.getDouble(3)));
    table.event(
        STRING,
        params -> listener.string(params.getString(0), params.get(1, PUBLISHER_TYPE)));
    table.event(
        PUBLISHER,
        params -> listener.publisher(params.getString(0), params.get(1, PUBLISHER_TYPE)));
    table.event(
        HAPPENINGS_SUBSCRIBER,
        params -> listener.happenings_Subscriber(params.getInt(0), params.getInt(1)));
    table.event(
        HAPPENINGS_SUBSCRIBER_2,
        params -> listener.happeningsSubscriber(params.getInt(0), params.getInt(1)));
    table.event(BASE, params -> listener.base(params.getString(0), params.get(1, LIST_OF_STRING)));
  }
}
