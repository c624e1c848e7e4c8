package dev.callwire.it.ethereum;

import org.jspecify.annotations.Nullable;

/**
 * A transaction.
 *
 * @param blockHash absent while no block has it
 * @param to absent when it makes a contract
 */
public record Transaction(
        Hash hash,
        Quantity nonce,
        @Nullable Hash blockHash,
        @Nullable Quantity blockNumber,
        @Nullable Quantity transactionIndex,
        Address from,
        @Nullable Address to,
        Quantity value,
        Quantity gas,
        Data input) {}
