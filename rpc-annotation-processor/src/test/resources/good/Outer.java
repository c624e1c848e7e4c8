package com.example.nested;

import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcService;

public class Outer {
    private Outer() {}

    @RpcService(value = "", separator = "_")
    public interface Public {
        @RpcMethod("eth_chainId")
        String chainId();

        int plain(int out);
    }

    @RpcService(separator = "_")
    interface Hidden {
        int eth(int a);

        @RpcService
        interface Deep {
            int depth();
        }
    }
}
