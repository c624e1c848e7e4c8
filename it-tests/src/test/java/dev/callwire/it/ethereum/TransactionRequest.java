package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A transaction to be sent, or a call to be tried; what is absent the node fills in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionRequest(
        @Nullable Address from,
        @Nullable Address to,
        @Nullable Quantity gas,
        @Nullable Quantity value,
        @Nullable Data data) {

    public static TransactionRequest transfer(Address from, Address to, Quantity value) {
        return new TransactionRequest(from, to, null, value, null);
    }

    public static TransactionRequest contract(Address from, Data code) {
        return new TransactionRequest(from, null, Quantity.of(200_000), null, code);
    }

    public static TransactionRequest call(Address to) {
        return new TransactionRequest(null, to, null, null, null);
    }
}
