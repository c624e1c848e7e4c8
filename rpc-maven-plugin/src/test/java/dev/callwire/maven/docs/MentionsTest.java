package dev.callwire.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.maven.typescript.Shop;
import dev.callwire.schema.Doc;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final Site SHOP = new Site(List.of(Shop.FOLLOWERS, Shop.EVENTS, Shop.ORDERS), "t", "1");
    private static final Mentions MENTIONS = mentions(SHOP);

    @Test
    void typesGoByTheirNames() {
        assertThat(MENTIONS.link("Order")).isEqualTo("type.Order.html");
        assertThat(MENTIONS.link("com.acme.Order")).isEqualTo("type.Order.html");
        assertThat(MENTIONS.link("order")).isNull();
    }

    @Test
    void nestedTypesGoByTheNamesAroundThemToo() {
        assertThat(MENTIONS.link("Open")).isEqualTo("type.Open.html");
        assertThat(MENTIONS.link("Receipt.Open")).isEqualTo("type.Open.html");
        assertThat(MENTIONS.link("com.acme.Receipt.Open")).isEqualTo("type.Open.html");
    }

    @Test
    void membersOfTypesAreOnTheTypesPage() {
        assertThat(MENTIONS.link("Order.article")).isEqualTo("type.Order.html");
        assertThat(MENTIONS.link("Order#total(int, String)")).isEqualTo("type.Order.html");
        assertThat(MENTIONS.link("Receipt.Open.due")).isEqualTo("type.Open.html");
        assertThat(MENTIONS.link("Order.")).isNull();
        assertThat(MENTIONS.link("Order.2")).isNull();
        assertThat(MENTIONS.link("Order.a + Order.b")).isNull();
        assertThat(MENTIONS.link("Parcel.article")).isNull();
    }

    @Test
    void interfacesGoByTheirNames() {
        assertThat(MENTIONS.link("Orders")).isEqualTo("service.Orders.html");
        assertThat(MENTIONS.link("com.acme.OrderEvents")).isEqualTo("events.OrderEvents.html");
        assertThat(MENTIONS.link("Follower")).isEqualTo("callback.Follower.html");
    }

    @Test
    void errorsGoByTheirNames() {
        assertThat(MENTIONS.link("OutOfStock")).isEqualTo("errors.html#1001-OutOfStock");
        assertThat(MENTIONS.link("1001")).isNull();
    }

    @Test
    void methodsGoByTheirInterfaces() {
        String search = "service.Orders.html#orders%2Fsearch";
        assertThat(List.of(
                        "Orders.search",
                        "Orders#search",
                        "Orders.search()",
                        "Orders#search(…)",
                        "Orders.search(Map<String, List<Order>>)",
                        "com.acme.Orders.search"))
                .allSatisfy(code -> assertThat(MENTIONS.link(code)).isEqualTo(search));
        assertThat(MENTIONS.link("OrderEvents.sent")).isEqualTo("events.OrderEvents.html#orders.sent");
        assertThat(MENTIONS.link("Follower.ordered")).isEqualTo("callback.Follower.html#ordered");
        assertThat(MENTIONS.link("Orders.close")).isNull();
        assertThat(MENTIONS.link("Orders.search().next()")).isNull();
    }

    @Test
    void methodsAndTopicsGoByTheirWireNames() {
        assertThat(MENTIONS.link("orders.place")).isEqualTo("service.Orders.html#orders.place");
        assertThat(MENTIONS.link("orders.place(order)")).isEqualTo("service.Orders.html#orders.place");
        assertThat(MENTIONS.link("orders/search")).isEqualTo("service.Orders.html#orders%2Fsearch");
        assertThat(MENTIONS.link("orders.sent")).isEqualTo("events.OrderEvents.html#orders.sent");
        assertThat(MENTIONS.link("ordered")).isNull();
    }

    @Test
    void methodsGoByTheirOwnNamesWithinTheirInterface() {
        Mentions orders = MENTIONS.within(chapter(SHOP, "Orders"));
        assertThat(orders.link("place")).isEqualTo("service.Orders.html#orders.place");
        assertThat(orders.link("#find(int)")).isEqualTo("service.Orders.html#orders.find");
        assertThat(orders.link("Order")).isEqualTo("type.Order.html");
        assertThat(orders.link("Order.article")).isEqualTo("type.Order.html");
        assertThat(orders.link("OrderEvents.sent")).isEqualTo("events.OrderEvents.html#orders.sent");
        assertThat(orders.link("sent")).isNull();
        assertThat(MENTIONS.link("place")).isNull();

        assertThat(MENTIONS.within(chapter(SHOP, "OrderEvents")).link("closed"))
                .isEqualTo("events.OrderEvents.html#orders.closed");
        assertThat(MENTIONS.within(chapter(SHOP, "Follower")).link("ordered"))
                .isEqualTo("callback.Follower.html#ordered");
    }

    @Test
    void parametersAreNotTheMethodsOfTheirName() {
        Site site = new Site(
                List.of(service(
                        "com.acme.Counter",
                        List.of(
                                MethodSchema.call("n.count", "count").build(),
                                MethodSchema.call("n.reset", "reset")
                                        .param(ParamSchema.required("count", Types.INT))
                                        .build()))),
                "t",
                "1");
        Mentions counter = mentions(site).within(chapter(site, "Counter"));

        assertThat(counter.link("count")).isNull();
        assertThat(counter.link("count()")).isEqualTo("service.Counter.html#n.count");
        assertThat(counter.link("#count")).isEqualTo("service.Counter.html#n.count");
    }

    @Test
    void namesOfSeveralThingsAreNone() {
        Site site = new Site(
                List.of(
                        service("com.acme.Order", List.of(), type("com.acme.shop.Order"), type("com.acme.Page")),
                        service(
                                "com.acme.Paper",
                                List.of(
                                        MethodSchema.call("n.a", "read").build(),
                                        MethodSchema.call("n.b", "read").build(),
                                        MethodSchema.call("n.c", "write").build(),
                                        MethodSchema.call("write", "print").build()),
                                type("com.acme.stock.Parcel"),
                                type("com.acme.shop.Parcel"))),
                "t",
                "1");
        Mentions mentions = mentions(site);

        assertThat(mentions.link("Page")).isEqualTo("type.Page.html");
        assertThat(mentions.link("Order")).isNull();
        assertThat(mentions.link("Order.article")).isNull();
        assertThat(mentions.link("com.acme.shop.Order")).isEqualTo("type.Order.html");
        assertThat(mentions.link("Parcel")).isNull();
        assertThat(mentions.link("ShopParcel")).isEqualTo("type.ShopParcel.html");
        assertThat(mentions.link("com.acme.shop.Parcel")).isEqualTo("type.ShopParcel.html");
        assertThat(mentions.link("Paper.read")).isNull();
        assertThat(mentions.link("Paper.write")).isEqualTo("service.Paper.html#n.c");
        assertThat(mentions.within(chapter(site, "Paper")).link("read")).isNull();
        assertThat(mentions.within(chapter(site, "Paper")).link("write")).isNull();
    }

    @Test
    void twoVersionsOfATypeAreTwoThings() {
        Site site = new Site(
                List.of(
                        service("com.acme.A", List.of(), type("com.acme.Order")),
                        service(
                                "com.acme.B",
                                List.of(),
                                NamedType.of(
                                        "com.acme.Order", Types.object(PropertySchema.required("b", Types.STRING))))),
                "t",
                "1");

        assertThat(mentions(site).link("Order")).isNull();
        assertThat(mentions(site).link("Order2")).isEqualTo("type.Order2.html");
    }

    @Test
    void genericTypesGoByWhatTheyAreCalledHere() {
        Site site =
                new Site(List.of(service("com.acme.S", List.of(), type("com.acme.Page<com.acme.Order>"))), "t", "1");

        assertThat(mentions(site).link("PageOfOrder")).isEqualTo("type.PageOfOrder.html");
        assertThat(mentions(site).link("Order>")).isNull();
    }

    @Test
    void whateverIsNamedStaysWithinThePages() {
        String name = "javascript:alert(1)//\"><script>";
        Site site = new Site(
                List.of(service(
                        "com.acme.S", List.of(MethodSchema.call(name, name).build()))),
                "t",
                "1");

        assertThat(mentions(site).link(name)).startsWith("service.S.html#javascript%3Aalert-1-");
    }

    private static Chapter chapter(Site site, String name) {
        return site.chapters().stream()
                .filter(chapter -> chapter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NamedType type(String id) {
        return NamedType.of(id, Types.object(PropertySchema.required("a", Types.INT)));
    }

    private static ServiceSchema service(String name, List<MethodSchema> methods, NamedType... types) {
        return new ServiceSchema(name, "n", Doc.NONE, null, methods, List.of(types));
    }

    private static Mentions mentions(Site site) {
        return new Mentions(site.chapters(), site.types(), site.errors());
    }
}
