package com.acme;

import dev.callwire.annotation.RpcService;

@RpcService
public interface Orders {
  String place(int count);

  void cancel(String id);
}
