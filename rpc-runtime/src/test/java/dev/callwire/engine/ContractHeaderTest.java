package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractHeaderTest {

    @Test
    void listsEachFingerprintOnceInOrder() {
        assertThat(ContractHeader.of(List.of(255L, 1L, 255L))).isEqualTo("0000000000000001, 00000000000000ff");
    }

    @Test
    void whatIsNotKnownIsNotListed() {
        assertThat(ContractHeader.of(List.of(0L))).isEmpty();
        assertThat(ContractHeader.of(List.of())).isEmpty();
    }

    @Test
    void listsSixtyFourAndSaysThatThereAreMore() {
        var many = LongStream.rangeClosed(1, 65).boxed().toList();

        assertThat(ContractHeader.of(many)).hasSizeLessThan(1200).endsWith("0000000000000040, *");
        assertThat(ContractHeader.of(many.subList(0, 64))).endsWith("0000000000000040");
    }

    @Test
    void readsWhatItHasWritten() {
        var read = ContractHeader.read(List.of(
                ContractHeader.of(LongStream.rangeClosed(-32, 40).boxed().toList())));

        assertThat(read.lists(-32)).isTrue();
        assertThat(read.lists(5)).isTrue();
        assertThat(read.lists(41)).isFalse();
    }

    @Test
    void readsSeveralHeadersAsOne() {
        var read = ContractHeader.read(List.of("0000000000000001", "00000000000000FF,*"));

        assertThat(read.lists(1)).isTrue();
        assertThat(read.lists(255)).isTrue();
    }

    @Test
    void thereNeedBeNone() {
        assertThat(ContractHeader.read(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "000000000000000g",
                "0000000000000001,",
                "00000000000000011",
                "0000000000000001 0000000000000002",
                "-000000000000001",
                "**",
                "\u0000"
            })
    void whatIsNotWellFormedIsPassedOver(String value) {
        assertThat(ContractHeader.read(List.of(value))).isNull();
    }

    @Test
    void whatIsTooLongIsPassedOver() {
        assertThat(ContractHeader.read(List.of("0000000000000001, ".repeat(200) + "*")))
                .isNull();
    }
}
