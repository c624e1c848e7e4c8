package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaExcerptTest {

    @Test
    void holdsWhatIsWantedAndTheTypesItReaches() {
        var excerpt = read(SchemaExcerpt.of(List.of(ShopServices.ORDERS), Set.of("orders.find")::contains));

        assertThat(excerpt.methods()).extracting(MethodSchema::name).containsExactly("orders.find");
        assertThat(excerpt.types()).extracting(NamedType::id).contains("Order").doesNotContain("Query");
    }

    @Test
    void saysNothingOfDocumentationAndPackages() {
        var text = SchemaExcerpt.of(List.of(ShopServices.ORDERS, MarketServices.MARKET), name -> true);

        assertThat(text).doesNotContain("com.acme.shop", "\"doc\"", "deprecated", "examples", "PaymentRefused", "\n");
    }

    @Test
    void meansTheSameOnTheWire() {
        var excerpt = read(SchemaExcerpt.of(List.of(ShopServices.ORDERS), name -> true));

        assertThat(Fingerprints.byName(excerpt)).isEqualTo(Fingerprints.byName(ShopServices.ORDERS));
    }

    @Test
    void eventsAreWantedByTheirTopics() {
        var excerpt = SchemaExcerpt.read(
                SchemaExcerpt.of(List.of(MarketServices.EVENTS), Set.of("market.traded")::contains),
                MarketServices.EVENTS);

        assertThat(excerpt.events()).extracting(EventSchema::topic).containsExactly("market.traded");
        assertThat(excerpt.events()).extracting(EventSchema::javaName).containsExactly("traded");
    }

    @Test
    void isToldInTheReadersTerms() {
        var excerpt = read(SchemaExcerpt.of(List.of(ShopServices.ORDERS), Set.of("orders/search")::contains));

        assertThat(excerpt.interfaceName()).isEqualTo("com.acme.shop.Orders");
        assertThat(excerpt.methods()).extracting(MethodSchema::javaName).containsExactly("search");
    }

    @Test
    void isEmptyWhereNothingIsWanted() {
        var excerpt = read(SchemaExcerpt.of(List.of(ShopServices.ORDERS), name -> false));

        assertThat(excerpt.methods()).isEmpty();
        assertThat(excerpt.types()).isEmpty();
    }

    @Test
    void whatIsNoExcerptIsRefused() {
        assertThatThrownBy(() -> read("{\"callwire\":1}"))
                .isInstanceOf(SchemaFormatException.class)
                .hasMessageContaining("the peer's answer");
    }

    private static ServiceSchema read(String excerpt) {
        return SchemaExcerpt.read(excerpt, ShopServices.ORDERS);
    }
}
