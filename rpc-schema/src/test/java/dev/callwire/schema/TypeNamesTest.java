package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.Order | Order",
                "Order | Order",
                "com.acme.Outer$Inner | Inner",
                "com.acme.order | Order",
                "com.acme.Page<com.acme.Order> | PageOfOrder",
                "com.acme.Page<com.acme.Order?> | PageOfNullableOrder",
                "com.acme.Pair<java.lang.String,com.acme.Page<int[]>> | PairOfStringAndPageOfIntArray",
                "com.acme.Order[][] | OrderArrayArray",
                "com.acme.Größe | Größe",
                "$ | Type",
            })
    void aTypeAloneHasItsSimpleName(String id, String name) {
        assertThat(TypeNames.of(List.of(id))).containsExactly(Map.entry(id, name));
    }

    @Test
    void sameSimpleNamesTakeInOuterNamesUntilTheyDiffer() {
        assertThat(TypeNames.of(List.of(
                        "com.shop.api.Order",
                        "com.stock.api.Order",
                        "com.acme.Cart$Line",
                        "com.acme.Order$Line",
                        "Order")))
                .containsOnly(
                        Map.entry("com.shop.api.Order", "ShopApiOrder"),
                        Map.entry("com.stock.api.Order", "StockApiOrder"),
                        Map.entry("com.acme.Cart$Line", "CartLine"),
                        Map.entry("com.acme.Order$Line", "OrderLine"),
                        Map.entry("Order", "Order"));
    }

    @Test
    void aNameMadeLongerNeverTakesThatOfAnother() {
        assertThat(TypeNames.of(List.of("a.shop.Order", "a.stock.Order", "a.ShopOrder")))
                .containsOnly(
                        Map.entry("a.shop.Order", "AShopOrder2"),
                        Map.entry("a.stock.Order", "StockOrder"),
                        Map.entry("a.ShopOrder", "AShopOrder"));
    }

    @Test
    void argumentsTellGenericTypesApart() {
        assertThat(TypeNames.of(List.of("a.Page<b.Order>", "a.Page<c.Order>")).values())
                .containsExactlyInAnyOrder("APageOfBOrder", "APageOfCOrder");
    }

    @Test
    void idsWithTheSameLettersAreNumbered() {
        assertThat(TypeNames.of(List.of("a.b", "a$b", "A.b", "A.b2")).values())
                .doesNotHaveDuplicates()
                .hasSize(4);
    }
}
