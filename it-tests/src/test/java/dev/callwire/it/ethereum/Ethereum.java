package dev.callwire.it.ethereum;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcSubscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What an Ethereum node answers about its chain, and how it takes transactions. */
@RpcService(value = "eth", separator = "_", params = ParamStyle.BY_POSITION)
public interface Ethereum {

    @Idempotent
    Quantity chainId();

    @Idempotent
    List<Address> accounts();

    @Idempotent
    Quantity blockNumber();

    @Idempotent
    CompletionStage<Quantity> gasPrice();

    @Idempotent
    Quantity getBalance(Address account, @Nullable BlockId block);

    @Idempotent
    Quantity getTransactionCount(Address account, BlockId block);

    @Idempotent
    Data getCode(Address contract, BlockId block);

    @Idempotent
    @Nullable
    Block getBlockByNumber(BlockId block, boolean withTransactions);

    @Idempotent
    Optional<Block> getBlockByHash(Hash hash, boolean withTransactions);

    Hash sendTransaction(TransactionRequest transaction);

    @Idempotent
    Optional<Transaction> getTransactionByHash(Hash hash);

    @Idempotent
    CompletionStage<Optional<Receipt>> getTransactionReceipt(Hash hash);

    @Idempotent
    Quantity estimateGas(TransactionRequest transaction);

    @Idempotent
    Data call(TransactionRequest transaction, BlockId block);

    /** In decimal digits. */
    @RpcMethod("net_version")
    @Idempotent
    String networkVersion();

    @RpcMethod("net_listening")
    @Idempotent
    boolean isListening();

    @RpcMethod("web3_clientVersion")
    @Idempotent
    String clientVersion();

    /** The headers of new blocks, for the kind {@code newHeads}. */
    @RpcSubscription(subscribe = "eth_subscribe", notification = "eth_subscription", unsubscribe = "eth_unsubscribe")
    Flow.Publisher<Header> subscribe(String kind);

    /** Not of Ethereum, but of nodes that are for tests. */
    @RpcMethod("evm_mine")
    String mine();

    @RpcMethod("eth_nothing")
    void nothing();
}
