package dev.callwire.schema;

import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.List;

/** Two services that between them use all that a schema can say. */
final class ShopServices {

    static final ServiceSchema ORDERS = new ServiceSchema(
            "com.acme.shop.Orders",
            "orders",
            new Doc("Takes orders.", "An order is *placed*, and then found again.\r\nIt says \"grüezi\" \u2028 too."),
            null,
            List.of(
                    MethodSchema.call("orders.place", "place")
                            .doc(new Doc("Places an order.", "Placing twice makes two orders."))
                            .param(new ParamSchema(
                                    "order",
                                    Doc.of("What is wanted."),
                                    true,
                                    null,
                                    Types.reference("com.acme.shop.Order")))
                            .param(new ParamSchema(
                                    "coupon",
                                    Doc.of("A code for a rebate."),
                                    false,
                                    new Deprecation("Rebates come by themselves now."),
                                    Types.STRING.orNull()))
                            .result(new ResultSchema(
                                    Doc.of("The receipt."),
                                    Types.reference("com.acme.shop.Page<com.acme.shop.Receipt>")))
                            .error(new ErrorSchema(
                                    "PaymentRefused", 1002, "", Doc.of("The payment was refused."), null))
                            .error(new ErrorSchema(
                                    "OutOfStock",
                                    1001,
                                    "out of stock",
                                    Doc.of("Too few are left."),
                                    Types.object(PropertySchema.required("left", Types.INT))))
                            .example(new ExampleSchema(
                                    "Two lamps",
                                    Doc.of("The simplest order."),
                                    "{\"order\": {\"article\": \"lamp\", \"count\": 2, \"price\": 19.90}}",
                                    "{\"items\": []}"))
                            .example(
                                    new ExampleSchema("By position", Doc.NONE, "[{\"article\": \"lamp\"}, null]", null))
                            .build(),
                    MethodSchema.call("orders.find", "find")
                            .doc(Doc.of("Finds an order."))
                            .param(ParamSchema.optional("year", Types.SHORT.orNull()))
                            .param(ParamSchema.required("id", Types.string(StringFormat.UUID)))
                            .result(new ResultSchema(
                                    Doc.NONE,
                                    Types.reference("com.acme.shop.Order").orNull()))
                            .idempotent(true)
                            .build(),
                    MethodSchema.call("orders.cancel", "cancel")
                            .paramStyle(ParamStyle.BY_POSITION)
                            .param(ParamSchema.optional("reason", Types.STRING))
                            .param(ParamSchema.required("id", Types.string(StringFormat.UUID)))
                            .param(ParamSchema.optional("force", Types.BOOLEAN))
                            .deprecation(new Deprecation("Send it back."))
                            .build(),
                    MethodSchema.call("orders/search", "search")
                            .paramStyle(ParamStyle.WHOLE)
                            .param(new ParamSchema(
                                    "query",
                                    Doc.of("What to look for."),
                                    true,
                                    null,
                                    Types.reference("com.acme.shop.Query")))
                            .result(new ResultSchema(
                                    Doc.of("The orders found."), Types.array(Types.reference("com.acme.shop.Order"))))
                            .build(),
                    MethodSchema.notification("orders.hint", "hint")
                            .doc(Doc.of("Whispers."))
                            .param(ParamSchema.required("text", Types.STRING))
                            .build()),
            List.of(
                    new NamedType(
                            "com.acme.shop.Order",
                            new Doc("An order.", "Of one article."),
                            null,
                            Types.object(
                                    new PropertySchema("article", Doc.of("Its name."), true, null, Types.STRING),
                                    PropertySchema.required("count", Types.INT),
                                    PropertySchema.required("price", Types.DECIMAL),
                                    new PropertySchema(
                                            "state",
                                            Doc.of("How far it is."),
                                            true,
                                            null,
                                            Types.reference("com.acme.shop.Order$State")),
                                    new PropertySchema(
                                            "parent",
                                            Doc.NONE,
                                            false,
                                            Deprecation.WITHOUT_REASON,
                                            Types.reference("com.acme.shop.Order")
                                                    .orNull()),
                                    PropertySchema.optional(
                                            "labels",
                                            new MapType(
                                                    Types.reference("com.acme.shop.Order$State"),
                                                    Types.set(Types.STRING))),
                                    PropertySchema.optional("picture", Types.string(StringFormat.BASE64)),
                                    PropertySchema.optional("extra", Types.ANY),
                                    PropertySchema.optional(
                                            "legacy", Types.opaque("Written by a serializer of its own.")))),
                    new NamedType(
                            "com.acme.shop.Order$State",
                            Doc.of("How far an order is."),
                            null,
                            new EnumType(List.of(
                                    new EnumConstant("OPEN", Doc.of("Not sent yet."), null),
                                    new EnumConstant("LOST", Doc.NONE, new Deprecation("We lose nothing.")),
                                    EnumConstant.of("SENT")))),
                    NamedType.of(
                            "com.acme.shop.Query",
                            Types.object(
                                    PropertySchema.optional("limit", Types.INT),
                                    new PropertySchema("text", Doc.of("Words."), true, null, Types.STRING))),
                    NamedType.of(
                            "com.acme.shop.Page<com.acme.shop.Receipt>",
                            Types.object(PropertySchema.required(
                                    "items", Types.array(Types.reference("com.acme.shop.Receipt"))))),
                    new NamedType(
                            "com.acme.shop.Receipt",
                            Doc.NONE,
                            new Deprecation("Paper only."),
                            new UnionType(
                                    "kind",
                                    List.of(
                                            new Alternative("paid", Types.reference("com.acme.shop.Receipt$Paid")),
                                            new Alternative("open", Types.reference("com.acme.shop.Receipt$Open"))))),
                    NamedType.of(
                            "com.acme.shop.Receipt$Open",
                            Types.object(PropertySchema.required("due", Types.string(StringFormat.DATE)))),
                    NamedType.of(
                            "com.acme.shop.Receipt$Paid",
                            Types.object(PropertySchema.required("at", Types.string(StringFormat.DATE_TIME))))));

    static final ServiceSchema STOCK = new ServiceSchema(
            "com.acme.stock.Stock",
            "",
            Doc.NONE,
            new Deprecation("Ask the orders."),
            List.of(
                    MethodSchema.call("count", "count")
                            .param(ParamSchema.required("order", Types.reference("com.acme.stock.Order")))
                            .result(new ResultSchema(Doc.NONE, Types.LONG))
                            .build(),
                    MethodSchema.call("measure", "measure")
                            .param(ParamSchema.required("b", Types.BYTE))
                            .param(ParamSchema.required("c", Types.string(StringFormat.CHARACTER)))
                            .param(ParamSchema.required("i", Types.BIG_INTEGER))
                            .param(ParamSchema.required("f", Types.FLOAT))
                            .param(ParamSchema.required("d", Types.DOUBLE))
                            .param(ParamSchema.required("m", Types.map(Types.STRING)))
                            .result(new ResultSchema(Doc.of("Nothing."), Types.NULL))
                            .build()),
            List.of(NamedType.of(
                    "com.acme.stock.Order",
                    Types.object(PropertySchema.required(
                            "pieces", Types.enumOf("one", "many").orNull())))));

    private ShopServices() {}
}
