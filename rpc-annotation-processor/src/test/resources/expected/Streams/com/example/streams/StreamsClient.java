package com.example.streams;

import dev.callwire.annotation.Overflow;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import dev.callwire.stub.JsonType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls a remote {@link Streams}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.streams.Streams"
)
public final class StreamsClient implements Streams {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public StreamsClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /** Counts. */
  @Override
  public Flow.Publisher<Integer> count(int upTo) {
    return caller.stream(StreamsBinding.COUNT, out -> out.put(upTo));
  }

  /** Counts, beginning somewhere. */
  @Override
  public Flow.Publisher<Integer> count(int from, Flow.Publisher<Integer> steps) {
    return caller.stream(
        StreamsBinding.COUNT_2,
        out -> out.put(from).putStream(JsonType.INT, steps));
  }

  @Override
  public Flow.Publisher<List<Optional<String>>> lists() {
    return caller.stream(StreamsBinding.LISTS, Arguments.NONE);
  }

  @Override
  public Flow.Publisher<Tracked<Streams.Item>> tracked(@Nullable String first,
      Flow.Publisher<? extends Streams.Item> caller) {
    return this.caller.trackedStream(
        StreamsBinding.TRACKED,
        out -> out.put(first).putStream(StreamsBinding.ITEM, caller));
  }

  /**
   * Talks.
   *
   * @param said what is said
   * @return what is answered
   * @throws Broken when it breaks
   */
  @Override
  public Flow.Publisher<Streams.Item> talk(Flow.Publisher<Streams.Item> said, String out) throws
      Streams.Broken {
    return caller.stream(
        StreamsBinding.TALK,
        out_ -> out_.putStream(StreamsBinding.ITEM, said, Overflow.LATEST, 1).put(out));
  }

  @Override
  public void take(Flow.Publisher<Streams.Item> items, int... numbers) {
    caller.call(
        StreamsBinding.TAKE,
        out -> out
            .putStream(StreamsBinding.ITEM, items, Overflow.BLOCK, 1)
            .put(StreamsBinding.INT_ARRAY, numbers));
  }

  @Override
  public Flow.Publisher<Streams.Item> subscribe(String kind) {
    return caller.stream(StreamsBinding.SUBSCRIBE, out -> out.put(kind));
  }

  @Override
  public Flux<Streams.Item> flux(Flux<? extends Streams.Item> items, Flux<String> words) {
    return JdkFlowAdapter.flowPublisherToFlux(caller.stream(
        StreamsBinding.FLUX,
        out -> out
            .putStream(StreamsBinding.ITEM, JdkFlowAdapter.publisherToFlowPublisher(items))
            .putStream(JsonType.STRING, JdkFlowAdapter.publisherToFlowPublisher(words), Overflow.DROP_OLDEST, 256)));
  }

  @Override
  public Flux<Tracked<Streams.Item>> trackedFlux() {
    return JdkFlowAdapter.flowPublisherToFlux(caller.trackedStream(
        StreamsBinding.TRACKED_FLUX,
        Arguments.NONE));
  }

  @Override
  public Mono<Streams.Item> mono(String symbol, Streams.Item item) {
    return Mono.fromFuture(() -> caller.callAsync(
        StreamsBinding.MONO,
        out -> out.put(symbol).put(StreamsBinding.ITEM, item)));
  }

  @Override
  public Mono<Void> nothing() {
    return Mono.fromFuture(() -> caller.callAsync(StreamsBinding.NOTHING, Arguments.NONE));
  }

  @Override
  public Mono<@Nullable String> aVeryLongNameThatMakesItNecessaryToBreakTheLine(
      Flux<Streams.Item> itemsThatAreMany) {
    return Mono.fromFuture(() -> caller.callAsync(
        StreamsBinding.A_VERY_LONG_NAME_THAT_MAKES_IT_NECESSARY_TO_BREAK_THE_LINE,
        out -> out
            .putStream(StreamsBinding.ITEM, JdkFlowAdapter.publisherToFlowPublisher(itemsThatAreMany))));
  }

  @Override
  public Flow.Publisher<Long> source(Flow.Publisher<String> names) {
    return caller.stream(StreamsBinding.SOURCE, out -> out.putStream(JsonType.STRING, names));
  }
}
