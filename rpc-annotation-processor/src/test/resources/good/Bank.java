package com.example.bank;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.Flow;

/** Accounts, which other protocols know by URIs. */
@RpcService(value = "bank", uri = "com.example.bank")
public interface Bank {

    /** Takes money out. */
    long withdraw(String account, long amount) throws Overdrawn, Frozen;

    /** What is in all accounts. */
    long total();

    Flow.Publisher<Long> balances(String account);

    @RpcNotification
    void visited();

    /** Known by one name everywhere. */
    @RpcMethod("com.bank.audit")
    String audit();

    /** What happens to accounts. */
    @RpcEvents(value = "bank", uri = "com.example.bank")
    interface Happenings {
        void opened();

        void moved(@EventKey String account, long amount);

        @RpcMethod("com.bank.audited")
        void audited();
    }

    /** There is not enough in it. */
    @RpcError(code = 7, uri = "com.example.bank.overdrawn")
    final class Overdrawn extends Exception {
        private static final long serialVersionUID = 1;
        private final long missing;

        public Overdrawn(long missing) {
            super("overdrawn");
            this.missing = missing;
        }

        public long missing() {
            return missing;
        }
    }

    /** Nothing leaves it. */
    @RpcError(code = 8)
    final class Frozen extends Exception {
        private static final long serialVersionUID = 1;
    }
}
