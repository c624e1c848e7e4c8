package dev.callwire.maven.typescript;

import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.Overflow;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.SubscriptionSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.List;

/** A service, its events and a callback that have between them what a client can have. */
public final class Shop {
    public static final NamedType FOLLOWER =
            NamedType.of("com.acme.Follower", new RemoteType("com.acme.Follower", Lifetime.EXPLICIT));

    public static final ServiceSchema ORDERS = new ServiceSchema(
            "com.acme.Orders",
            "orders",
            new Doc("Takes orders.", "Those that `place` took can be found again: see `Orders.find` and `Order`."),
            null,
            List.of(
                    MethodSchema.call("orders.place", "place")
                            .doc(Doc.of("Places an order."))
                            .param(new ParamSchema(
                                    "order", Doc.of("what is wanted"), true, null, Types.reference("com.acme.Order")))
                            .result(new ResultSchema(Doc.of("what is owed"), Types.reference("com.acme.Receipt")))
                            .error(new ErrorSchema(
                                    "OutOfStock",
                                    1001,
                                    "out of stock",
                                    Doc.of("Too few are left."),
                                    Types.object(PropertySchema.required("left", Types.INT))))
                            .error(new ErrorSchema("ClosedException", 1002, "", Doc.of("It is night."), null))
                            .build(),
                    MethodSchema.call("orders.find", "find")
                            .param(ParamSchema.optional("year", Types.SHORT.orNull()))
                            .param(ParamSchema.required("number", Types.LONG))
                            .param(ParamSchema.optional("options", Types.map(Types.STRING)))
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.array(
                                            Types.reference("com.acme.Order").orNull())))
                            .idempotent(true)
                            .deprecation(new Deprecation("Search."))
                            .build(),
                    MethodSchema.call("orders/search", "search")
                            .paramStyle(ParamStyle.WHOLE)
                            .param(ParamSchema.required(
                                    "query", Types.object(PropertySchema.optional("text", Types.STRING))))
                            .result(new ResultSchema(
                                    Doc.NONE, Types.reference("com.acme.Order"), new StreamSchema(null, true, null)))
                            .build(),
                    MethodSchema.call("orders.take", "take")
                            .param(new ParamSchema(
                                    "orders",
                                    Doc.NONE,
                                    true,
                                    null,
                                    Types.reference("com.acme.Order"),
                                    StreamSchema.PLAIN))
                            .build(),
                    MethodSchema.call("orders_subscribe", "subscribe")
                            .paramStyle(ParamStyle.BY_POSITION)
                            .param(ParamSchema.required("kind", Types.reference("com.acme.State")))
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.ANY,
                                    new StreamSchema(
                                            null, false, new SubscriptionSchema("orders_event", "orders_unsubscribe"))))
                            .build(),
                    MethodSchema.call("orders.follow", "follow")
                            .param(ParamSchema.required("followers", Types.array(Types.reference("com.acme.Follower"))))
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.reference("com.acme.Follower").orNull()))
                            .build(),
                    MethodSchema.notification("orders.hint", "hint")
                            .param(ParamSchema.required("text", Types.STRING))
                            .build()),
            List.of(
                    FOLLOWER,
                    new NamedType(
                            "com.acme.Order",
                            Doc.of("An order."),
                            null,
                            Types.object(
                                    new PropertySchema("article", Doc.of("its name"), true, null, Types.STRING),
                                    PropertySchema.required("price", Types.DECIMAL),
                                    PropertySchema.optional("comment", Types.STRING.orNull()),
                                    PropertySchema.required(
                                            "counts",
                                            new MapType(Types.reference("com.acme.State"), Types.set(Types.INT))),
                                    new PropertySchema(
                                            "picture",
                                            Doc.NONE,
                                            false,
                                            Deprecation.WITHOUT_REASON,
                                            Types.string(StringFormat.BASE64)))),
                    new NamedType(
                            "com.acme.State",
                            Doc.of("How far an order is."),
                            null,
                            new EnumType(List.of(
                                    new EnumConstant("OPEN", Doc.of("Not sent yet."), null),
                                    new EnumConstant("LOST", Doc.NONE, new Deprecation("We lose nothing.")),
                                    EnumConstant.of("SENT")))),
                    NamedType.of(
                            "com.acme.Receipt",
                            new UnionType(
                                    "kind",
                                    List.of(
                                            new Alternative("open", Types.reference("com.acme.Receipt$Open")),
                                            new Alternative("paid", Types.reference("com.acme.Receipt$Paid"))))),
                    NamedType.of(
                            "com.acme.Receipt$Open",
                            Types.object(PropertySchema.required("due", Types.string(StringFormat.DATE_TIME)))),
                    NamedType.of("com.acme.Receipt$Paid", Types.object())));

    public static final ServiceSchema EVENTS = new ServiceSchema(
            "com.acme.OrderEvents",
            false,
            "orders",
            ".",
            Doc.of("What becomes of orders."),
            null,
            List.of(),
            List.of(
                    new EventSchema(
                            "orders.sent",
                            "sent",
                            Doc.of("An order is on its way."),
                            null,
                            List.of(
                                    ParamSchema.required("article", Types.STRING),
                                    ParamSchema.required("count", Types.INT)),
                            List.of("article"),
                            EventSchema.BUFFER),
                    new EventSchema(
                            "orders.closed",
                            "closed",
                            Doc.NONE,
                            null,
                            List.of(),
                            List.of(),
                            new BufferSchema(Overflow.LATEST, 1))),
            List.of());

    public static final ServiceSchema FOLLOWERS = new ServiceSchema(
            "com.acme.Follower",
            true,
            "",
            "",
            Doc.of("Hears of orders."),
            null,
            List.of(MethodSchema.notification("ordered", "ordered")
                    .doc(Doc.of("There is one more."))
                    .paramStyle(ParamStyle.BY_POSITION)
                    .param(ParamSchema.required("article", Types.STRING))
                    .build()),
            List.of(FOLLOWER));

    private Shop() {}
}
