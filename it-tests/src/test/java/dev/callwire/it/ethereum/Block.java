package dev.callwire.it.ethereum;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block with the hashes of its transactions.
 *
 * @param number absent while the block is pending
 * @param hash absent while the block is pending
 * @param timestamp in seconds since 1970
 */
public record Block(
        @Nullable Quantity number,
        @Nullable Hash hash,
        Hash parentHash,
        Address miner,
        Quantity gasLimit,
        Quantity gasUsed,
        Quantity timestamp,
        @Nullable Quantity baseFeePerGas,
        Data extraData,
        Quantity size,
        List<Hash> transactions) {}
