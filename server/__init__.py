"""The Linxin server: accounts, the conversation log and the gateway that speaks to clients."""
