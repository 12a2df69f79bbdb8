"""The only code that changes what is being drafted; see ``records.actions`` for what every action promises."""
