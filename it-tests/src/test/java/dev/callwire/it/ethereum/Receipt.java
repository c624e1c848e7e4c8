package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transaction.
 *
 * @param to absent when it made a contract
 * @param contractAddress the contract that it made
 */
public record Receipt(
        Hash transactionHash,
        Hash blockHash,
        Quantity blockNumber,
        Address from,
        @Nullable Address to,
        Quantity gasUsed,
        @Nullable Address contractAddress,
        List<Log> logs,
        Quantity status) {

    /** Something that a contract told. */
    public record Log(Address address, List<Hash> topics, Data data) {}

    @JsonIgnore
    public boolean isSuccess() {
        return status.equals(Quantity.of(1));
    }
}
