package com.example.streams;

import dev.callwire.annotation.Overflow;
import dev.callwire.json.codec.Codecs;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.stub.TypeRef;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The wire contract of {@link Streams}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.streams.Streams"
)
public final class StreamsBinding implements ServiceBinding<Streams> {
  /** The binding, for where no class can be looked up by its name. */
  public static final StreamsBinding INSTANCE = new StreamsBinding();

  static final JsonType<List<Optional<String>>> LIST_OF_OPTIONAL_OF_STRING =
      JsonType.of(new TypeRef<List<Optional<String>>>() {});

  static final JsonType<@Nullable String> NULLABLE_STRING =
      JsonType.of(String.class, Codecs.STRING).nullable();

  static final JsonType<Streams.Item> ITEM = JsonType.of(Streams.Item.class, StreamsCodecs.ITEM);

  static final JsonType<int[]> INT_ARRAY = JsonType.of(int[].class, Codecs.INT_ARRAY);

  static final ErrorDescriptor<Streams.Broken> BROKEN = ErrorDescriptor.of(7, Streams.Broken.class)
      .build((message, data) -> new Streams.Broken(message), (error, out) -> {});

  static final MethodDescriptor<Integer> COUNT =
      MethodDescriptor.stream("streams.count", JsonType.INT)
          .param("upTo", JsonType.INT)
          .nonBlocking()
          .build();

  static final MethodDescriptor<Integer> COUNT_2 =
      MethodDescriptor.stream("streams.countFrom", JsonType.INT)
          .param("from", JsonType.INT)
          .streamParam("steps", JsonType.INT)
          .build();

  static final MethodDescriptor<List<Optional<String>>> LISTS =
      MethodDescriptor.stream("streams.lists", LIST_OF_OPTIONAL_OF_STRING)
          .error(BROKEN)
          .build();

  static final MethodDescriptor<Streams.Item> TRACKED =
      MethodDescriptor.stream("streams.tracked", ITEM)
          .param("the first", NULLABLE_STRING)
          .streamParam("caller", ITEM)
          .build();

  static final MethodDescriptor<Streams.Item> TALK = MethodDescriptor.stream("streams.talk", ITEM)
      .streamParam("said", ITEM)
      .param("out", JsonType.STRING)
      .byPosition()
      .overflow(Overflow.CLOSE, 256)
      .error(BROKEN)
      .build();

  static final MethodDescriptor<Void> TAKE = MethodDescriptor.call("streams.take", JsonType.VOID)
      .streamParam("items", ITEM)
      .param("numbers", INT_ARRAY)
      .build();

  static final MethodDescriptor<Streams.Item> SUBSCRIBE =
      MethodDescriptor.stream("eth_subscribe", ITEM)
          .param("kind", JsonType.STRING)
          .subscription("eth_subscription", "eth_unsubscribe")
          .build();

  static final MethodDescriptor<Streams.Item> FLUX = MethodDescriptor.stream("streams.flux", ITEM)
      .streamParam("items", ITEM)
      .streamParam("words", JsonType.STRING)
      .build();

  static final MethodDescriptor<Streams.Item> TRACKED_FLUX = MethodDescriptor.stream("hear", ITEM)
      .subscription("heard", "eth_unsubscribe")
      .build();

  static final MethodDescriptor<Streams.Item> MONO = MethodDescriptor.call("streams.mono", ITEM)
      .param("symbol", JsonType.STRING)
      .param("item", ITEM)
      .build();

  static final MethodDescriptor<Void> NOTHING =
      MethodDescriptor.call("streams.nothing", JsonType.VOID).build();

  static final MethodDescriptor<@Nullable String> A_VERY_LONG_NAME_THAT_MAKES_IT_NECESSARY_TO_BREAK_THE_LINE =
      MethodDescriptor.call("streams.aVeryLongNameThatMakesItNecessaryToBreakTheLine", NULLABLE_STRING)
          .streamParam("itemsThatAreMany", ITEM)
          .build();

  static final MethodDescriptor<Long> SOURCE =
      MethodDescriptor.stream("streams.source", JsonType.LONG)
          .streamParam("names", JsonType.STRING)
          .build();

  /** For the runtime, which finds this class by its name. */
  public StreamsBinding() {
  }

  @Override
  public Class<Streams> service() {
    return Streams.class;
  }

  @Override
  public String namespace() {
    return "streams.";
  }

  @Override
  public long fingerprint() {
    return 0x9a5ca16c8757fd6eL;
  }

  @Override
  public Streams client(Caller caller) {
    return new StreamsClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Streams implementation) {
    return new StreamsDispatcher(implementation);
  }
}
