package dev.callwire.schema;

import java.util.List;

/** A service with streams of every kind, and a set of events. */
final class MarketServices {

    private static final NamedType ORDER = new NamedType(
            "com.acme.Order",
            Doc.of("An order."),
            null,
            Types.object(PropertySchema.required("symbol", Types.STRING), PropertySchema.required("count", Types.INT)));

    static final ServiceSchema MARKET = new ServiceSchema(
            "com.acme.Market",
            "market",
            Doc.NONE,
            null,
            List.of(
                    MethodSchema.call("market.prices", "prices")
                            .param(ParamSchema.required("symbol", Types.STRING))
                            .result(new ResultSchema(
                                    Doc.of("What one share costs."),
                                    Types.DOUBLE,
                                    new StreamSchema(new BufferSchema(Overflow.DROP_OLDEST, 64), false, null)))
                            .build(),
                    MethodSchema.call("market.trades", "trades")
                            .uri("com.acme.market.trades")
                            .error(new ErrorSchema("Closed", 7, "com.acme.market.closed", "closed", Doc.NONE, null))
                            .result(new ResultSchema(
                                    Doc.NONE, Types.reference("com.acme.Order"), new StreamSchema(null, true, null)))
                            .build(),
                    MethodSchema.call("eth_subscribe", "heads")
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.STRING,
                                    new StreamSchema(
                                            null,
                                            false,
                                            new SubscriptionSchema("eth_subscription", "eth_unsubscribe"))))
                            .build(),
                    MethodSchema.call("market.placeAll", "placeAll")
                            .param(new ParamSchema(
                                    "orders",
                                    Doc.of("What is to be placed."),
                                    true,
                                    null,
                                    Types.reference("com.acme.Order"),
                                    StreamSchema.PLAIN))
                            .param(new ParamSchema(
                                    "stops",
                                    Doc.NONE,
                                    true,
                                    null,
                                    Types.DOUBLE,
                                    new StreamSchema(new BufferSchema(Overflow.BLOCK, 8), false, null)))
                            .result(new ResultSchema(Doc.NONE, Types.LONG))
                            .build()),
            List.of(ORDER));

    static final ServiceSchema EVENTS = new ServiceSchema(
            "com.acme.MarketEvents",
            false,
            "market",
            ".",
            Doc.of("What happens on a market."),
            null,
            List.of(),
            List.of(
                    new EventSchema(
                            "market.opened", "opened", Doc.NONE, null, List.of(), List.of(), EventSchema.BUFFER),
                    new EventSchema(
                            "market.traded",
                            "com.acme.market.traded",
                            "traded",
                            new Doc("An order was traded.", "More of it."),
                            new Deprecation("Nobody wants to know."),
                            List.of(
                                    ParamSchema.required("order", Types.reference("com.acme.Order")),
                                    ParamSchema.optional("note", Types.STRING.orNull()),
                                    ParamSchema.required("place", Types.STRING)),
                            List.of("note", "place"),
                            new BufferSchema(Overflow.LATEST, 1))),
            List.of(ORDER));

    private MarketServices() {}
}
