package com.example.market;

import dev.callwire.annotation.Overflow;
import dev.callwire.json.codec.Codecs;
import dev.callwire.stub.EventBinding;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSink;
import dev.callwire.stub.EventTable;
import dev.callwire.stub.JsonType;
import java.time.Instant;
import java.util.List;
import javax.annotation.processing.Generated;

/** The wire contract of {@link MarketEvents}: topics, parameters and keys, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.MarketEvents"
)
public final class MarketEventsBinding implements EventBinding<MarketEvents> {
  /** The binding, for where no class can be looked up by its name. */
  public static final MarketEventsBinding INSTANCE = new MarketEventsBinding();

  private static final long FINGERPRINT = 0xc1fa5eddd49f819eL;

  static final JsonType<Instant> INSTANT = JsonType.of(Instant.class, Codecs.INSTANT);

  static final EventDescriptor OPENED = EventDescriptor.of("market.opened")
      .param("at", INSTANT)
      .contract(MarketEvents.class, FINGERPRINT)
      .build();

  static final EventDescriptor PRICE = EventDescriptor.of("market.price")
      .key("symbol", JsonType.STRING)
      .param("price", JsonType.DOUBLE)
      .overflow(Overflow.LATEST, 1)
      .contract(MarketEvents.class, FINGERPRINT)
      .build();

  /** For the runtime, which finds this class by its name. */
  public MarketEventsBinding() {
  }

  @Override
  public Class<MarketEvents> events() {
    return MarketEvents.class;
  }

  @Override
  public long fingerprint() {
    return FINGERPRINT;
  }

  @Override
  public List<EventDescriptor> descriptors() {
    return List.of(OPENED, PRICE);
  }

  @Override
  public MarketEvents publisher(EventSink sink) {
    return new MarketEventsPublisher(sink);
  }

  @Override
  public void listen(MarketEvents listener, EventTable table) {
    table.event(OPENED, params -> listener.opened(params.get(0, INSTANT)));
    table.event(PRICE, params -> listener.price(params.getString(0), params.getDouble(1)));
  }
}
