package dev.callwire.it;

import static dev.callwire.it.ethereum.TransactionRequest.call;
import static dev.callwire.it.ethereum.TransactionRequest.contract;
import static dev.callwire.it.ethereum.TransactionRequest.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.RpcClient;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.it.ethereum.Address;
import dev.callwire.it.ethereum.BlockId;
import dev.callwire.it.ethereum.Data;
import dev.callwire.it.ethereum.Ethereum;
import dev.callwire.it.ethereum.Hash;
import dev.callwire.it.ethereum.Quantity;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A generated client against a real Ethereum node. The tests share the node, so none relies on the chain's length. */
class EthereumTest {
    private static final Address ALICE = new Address("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
    private static final Address BOB = new Address("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
    private static final Address CAROL = new Address("0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc");
    private static final Address NOBODY = new Address("0x00000000000000000000000000000000000000aa");
    private static final Hash UNKNOWN = new Hash("0x" + "ab".repeat(32));
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);

    /** Makes a contract that returns 42, whatever it is asked. */
    private static final Data FORTY_TWO = new Data("0x600a600c600039600a6000f3602a60005260206000f3");

    /** Makes a contract that always reverts. */
    private static final Data REVERTING = new Data("0x6005600c60003960056000f360006000fd");

    private static ChildProcess node;
    private static RpcClient client;
    private static Ethereum ethereum;

    @BeforeAll
    static void startNode() {
        node = ChildProcess.node("ganache.mjs");
        client = RpcClient.connect(node.url());
        ethereum = client.proxy(Ethereum.class);
    }

    @AfterAll
    static void stopNode() {
        if (client != null) {
            client.close();
        }
        node.close();
    }

    @Test
    void nodeSaysWhatItIs() {
        assertThat(ethereum.chainId()).isEqualTo(Quantity.of(1337));
        assertThat(ethereum.networkVersion()).isEqualTo("1337");
        assertThat(ethereum.clientVersion()).startsWith("Ganache/");
        assertThat(ethereum.isListening()).isTrue();
        assertThat(ethereum.accounts()).containsExactly(ALICE, BOB, CAROL);
    }

    @Test
    void gasHasAPrice() throws Exception {
        var price = ethereum.gasPrice().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(price.value()).isPositive();
        assertThat(ethereum.estimateGas(transfer(ALICE, BOB, Quantity.of(1)))).isEqualTo(Quantity.of(21_000));
    }

    @Test
    void balanceIsBiggerThanAnyLong() {
        var thousandEther = new Quantity(ETHER.multiply(BigInteger.valueOf(1000)));

        assertThat(ethereum.getBalance(CAROL, null)).isEqualTo(thousandEther);
        assertThat(ethereum.getBalance(CAROL, BlockId.LATEST)).isEqualTo(thousandEther);
        assertThat(ethereum.getBalance(CAROL, BlockId.of(0))).isEqualTo(thousandEther);
    }

    @Test
    void firstBlockIsKnownByItsNumberAndItsHash() {
        var block = ethereum.getBlockByNumber(BlockId.EARLIEST, false);

        assertThat(block).isNotNull();
        assertThat(block.number()).isEqualTo(Quantity.of(0));
        assertThat(block.timestamp()).isEqualTo(Quantity.parse("0x6955b900"));
        assertThat(block.transactions()).isEmpty();
        assertThat(ethereum.getBlockByHash(block.hash(), false)).contains(block);
    }

    @Test
    void whatDoesNotExistIsAbsent() throws Exception {
        assertThat(ethereum.getBlockByNumber(BlockId.of(1_000_000), false)).isNull();
        assertThat(ethereum.getBlockByHash(UNKNOWN, false)).isEmpty();
        assertThat(ethereum.getTransactionByHash(UNKNOWN)).isEmpty();
        assertThat(ethereum.getTransactionReceipt(UNKNOWN).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEmpty();
    }

    @Test
    void transferMovesEtherAndLeavesAReceipt() throws Exception {
        var height = ethereum.blockNumber();
        var count = ethereum.getTransactionCount(ALICE, BlockId.LATEST);
        var had = ethereum.getBalance(NOBODY, BlockId.LATEST);

        var hash = ethereum.sendTransaction(transfer(ALICE, NOBODY, new Quantity(ETHER)));

        var transaction = ethereum.getTransactionByHash(hash).orElseThrow();
        assertThat(transaction.from()).isEqualTo(ALICE);
        assertThat(transaction.to()).isEqualTo(NOBODY);
        assertThat(transaction.value()).isEqualTo(new Quantity(ETHER));
        assertThat(transaction.nonce()).isEqualTo(count);
        assertThat(transaction.blockNumber()).isEqualTo(plus(height, 1));
        var receipt = ethereum.getTransactionReceipt(hash)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .orElseThrow();
        assertThat(receipt.isSuccess()).isTrue();
        assertThat(receipt.blockHash()).isEqualTo(transaction.blockHash());
        assertThat(receipt.gasUsed()).isEqualTo(Quantity.of(21_000));
        assertThat(receipt.contractAddress()).isNull();
        assertThat(receipt.logs()).isEmpty();
        assertThat(ethereum.getTransactionCount(ALICE, BlockId.LATEST)).isEqualTo(plus(count, 1));
        assertThat(ethereum.getBalance(NOBODY, BlockId.LATEST).value())
                .isEqualTo(had.value().add(ETHER));
        var block = ethereum.getBlockByNumber(new BlockId(plus(height, 1).hex()), false);
        assertThat(block).isNotNull();
        assertThat(block.transactions()).containsExactly(hash);
    }

    @Test
    void contractIsMadeAndCalled() throws Exception {
        var contract = make(FORTY_TWO);

        assertThat(ethereum.getCode(contract, BlockId.LATEST)).isEqualTo(new Data("0x602a60005260206000f3"));
        assertThat(ethereum.getCode(ALICE, BlockId.LATEST)).isEqualTo(new Data("0x"));
        assertThat(new BigInteger(ethereum.call(call(contract), BlockId.LATEST).bytes()))
                .isEqualTo(42);
    }

    @Test
    void miningAddsABlock() {
        var height = ethereum.blockNumber();

        ethereum.mine();

        assertThat(ethereum.blockNumber()).isEqualTo(plus(height, 1));
    }

    @Test
    void errorsKeepTheNodesCodeMessageAndData() throws Exception {
        var reverting = make(REVERTING);

        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> ethereum.call(call(reverting), BlockId.LATEST))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32000))
                .satisfies(fault -> assertThat(fault.data()).isEqualTo("\"0x\""))
                .withMessage("VM Exception while processing transaction: revert");
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() ->
                        ethereum.sendTransaction(transfer(BOB, ALICE, new Quantity(BigInteger.ONE.shiftLeft(95)))))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32003))
                .withMessageContaining("insufficient funds");
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(ethereum::nothing)
                .withMessage("The method eth_nothing does not exist/is not available");
    }

    private static Address make(Data code) throws Exception {
        var hash = ethereum.sendTransaction(contract(BOB, code));
        var receipt = ethereum.getTransactionReceipt(hash)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .orElseThrow();
        assertThat(receipt.isSuccess()).isTrue();
        assertThat(receipt.to()).isNull();
        return receipt.contractAddress();
    }

    private static Quantity plus(Quantity quantity, long more) {
        return new Quantity(quantity.value().add(BigInteger.valueOf(more)));
    }
}
