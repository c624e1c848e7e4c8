package com.example.streams;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** Serves a local {@link Streams}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.streams.Streams"
)
public final class StreamsDispatcher implements Dispatcher {
  private final Streams service;

  /** A dispatcher that serves the implementation. */
  public StreamsDispatcher(Streams service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.stream(StreamsBinding.COUNT, params -> {
      int upTo = params.getInt(0);
      return this.service.count(upTo);
    });
    table.stream(StreamsBinding.COUNT_2, params -> {
      int from = params.getInt(0);
      Flow.Publisher<Integer> steps = params.getStream(1, JsonType.INT);
      return this.service.count(from, steps);
    });
    table.stream(StreamsBinding.LISTS, params -> service.lists());
    table.trackedStream(
        StreamsBinding.TRACKED,
        params -> service.tracked(params.get(0, StreamsBinding.NULLABLE_STRING),
            params.getStream(1, StreamsBinding.ITEM)));
    table.stream(
        StreamsBinding.TALK,
        params -> service.talk(params.getStream(0, StreamsBinding.ITEM), params.getString(1)));
    table.voidCall(
        StreamsBinding.TAKE,
        params -> service.take(params.getStream(0, StreamsBinding.ITEM),
            params.get(1, StreamsBinding.INT_ARRAY)));
    table.stream(StreamsBinding.SUBSCRIBE, params -> service.subscribe(params.getString(0)));
    table.stream(StreamsBinding.FLUX, params -> {
      Flux<? extends Streams.Item> items = JdkFlowAdapter.flowPublisherToFlux(params.getStream(0, StreamsBinding.ITEM));
      Flux<String> words = JdkFlowAdapter.flowPublisherToFlux(params.getStream(1, JsonType.STRING));
      return JdkFlowAdapter.publisherToFlowPublisher(this.service.flux(items, words));
    });
    table.trackedStream(
        StreamsBinding.TRACKED_FLUX,
        params -> JdkFlowAdapter.publisherToFlowPublisher(service.trackedFlux()));
    table.asyncCall(
        StreamsBinding.MONO,
        params -> service.mono(params.getString(0), params.get(1, StreamsBinding.ITEM)).toFuture());
    table.asyncCall(StreamsBinding.NOTHING, params -> service.nothing().toFuture());
    table.asyncCall(StreamsBinding.A_VERY_LONG_NAME_THAT_MAKES_IT_NECESSARY_TO_BREAK_THE_LINE, params -> {
      Flux<Streams.Item> itemsThatAreMany = JdkFlowAdapter.flowPublisherToFlux(params.getStream(0, StreamsBinding.ITEM));
      return this.service.aVeryLongNameThatMakesItNecessaryToBreakTheLine(itemsThatAreMany).toFuture();
    });
    table.stream(
        StreamsBinding.SOURCE,
        params -> service.source(params.getStream(0, JsonType.STRING)));
  }
}
