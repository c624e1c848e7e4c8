package com.example.users;

interface Named {
    String name();

    int count();
}
