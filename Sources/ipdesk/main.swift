print("ipdesk")
